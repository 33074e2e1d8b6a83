npx gallerist import resources.json --published --out gallery.yaml
npx gallerist synth gallery.yaml --out terraform
terraform -chdir=terraform init && terraform -chdir=terraform plan
