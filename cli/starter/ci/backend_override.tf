# Where the state is kept. ci/gallery-terraform.sh says which storage account; the pipeline's own identity signs in.
terraform {
  backend "azurerm" {
    use_azuread_auth = true
    use_oidc         = true
  }
}
