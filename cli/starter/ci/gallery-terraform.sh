#!/usr/bin/env bash
# Plans and applies what gallery.yaml, or the program around it, says. GitHub Actions and Azure Pipelines call it on main.
#
#   bash ci/gallery-terraform.sh plan    writes Terraform JSON and the plan into gallery-plan/, and shows what it does
#   bash ci/gallery-terraform.sh apply   applies the plan in gallery-plan/, until shortly before the job would be killed
#
#   GALLERY_STATE_ACCOUNT    the storage account of the state; whoever runs this is its Storage Blob Data Contributor.
#                            Without it the configuration has a backend of its own (terraform.backend in gallery.yaml)
#   GALLERY_STATE_CONTAINER  tfstate, its container
#   GALLERY_FILE             gallery.yaml; gallery.tfstate is its state, images/gallery.tfstate that of images/gallery.yaml
#   GALLERY_MIRROR           folder of a mirror below terraform/mirrors: plans that one, which has a state of its own;
#                            not for a program, whose stacks are its own
#   GALLERY_FAIL_ON          replace,refused,last-version: a plan that does this is not offered for an apply
#   GALLERY_MINUTES          330, how long an apply may take
set -euo pipefail

file=${GALLERY_FILE:-gallery.yaml}
dir=gallery-plan
# Each gallery of a repository has a state of its own, named as its file: in that of another one it would destroy the other.
name=$(git rev-parse --show-prefix)$file
state=${GALLERY_MIRROR:+mirror-$GALLERY_MIRROR-}${name%.*}.tfstate

# Tells the pipeline about an error, as a line of its own.
report() {
  if [ -n "${TF_BUILD:-}" ]; then echo "##vso[task.logissue type=error]$1"; else echo "::error::$1"; fi
}

# Writes Terraform JSON, and keeps its path in `configuration`.
write_configuration() {
  if [ -f cdktf.json ]; then
    if [ -n "${GALLERY_MIRROR:-}" ]; then
      report "GALLERY_MIRROR is for a gallery.yaml without a program: the state of the mirror would get this program's resources, and lose its own"
      return 1
    fi
    npm ci --no-audit --no-fund
    npm run --silent synth
    local found=("${CDKTF_OUTDIR:-cdktf.out}"/stacks/*/cdk.tf.json)
    if [ "${#found[@]}" -ne 1 ]; then
      report "the program has ${#found[@]} stacks, and this script plans one; name its folder in ci/gallery-terraform.sh"
      return 1
    fi
    configuration=${found[0]}
  else
    gallerist synth "$file" --out terraform
    configuration=terraform/${GALLERY_MIRROR:+mirrors/$GALLERY_MIRROR/}cdk.tf.json
  fi
}

# Reports whether Terraform JSON names a backend that outlives this job.
has_backend() {
  node -e '
    const { terraform } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    process.exit(Object.keys(terraform?.backend ?? { local: {} }).includes("local") ? 1 : 0);' <"$1"
}

init() {
  local backend=()
  if [ -n "${GALLERY_STATE_ACCOUNT:-}" ]; then
    backend=(
      -backend-config="storage_account_name=$GALLERY_STATE_ACCOUNT"
      -backend-config="container_name=${GALLERY_STATE_CONTAINER:-tfstate}"
      -backend-config="key=$state"
    )
  fi
  terraform -chdir="$dir" init -input=false "${backend[@]}" "$@"
}

plan() {
  local configuration code=0 wrong=0
  write_configuration
  rm -rf "$dir"
  mkdir "$dir"
  cp "$configuration" "$dir"
  if [ -n "${GALLERY_STATE_ACCOUNT:-}" ]; then
    cp ci/backend_override.tf "$dir" # it takes the place of any other backend
  elif ! has_backend "$configuration"; then
    report "the state would be lost with this job: name the storage account of the state in GALLERY_STATE_ACCOUNT"
    return 1
  fi
  # A lock that is committed pins the providers.
  if [ -f .terraform.lock.hcl ]; then cp .terraform.lock.hcl "$dir"; fi
  init
  terraform -chdir="$dir" plan -input=false -lock-timeout=10m -out=tfplan -detailed-exitcode || code=$?
  if [ "$code" -eq 1 ]; then return 1; fi
  terraform -chdir="$dir" show -json tfplan >"$dir.json"
  gallerist diff "$dir.json" --format markdown --fail-on "${GALLERY_FAIL_ON:-replace,refused,last-version}" >"$dir.md" || wrong=$?
  rm -rf "$dir.json" "$dir/.terraform" # the first holds what Terraform hides, and the apply makes the second anew
  cat "$dir.md"
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$dir.md" >>"$GITHUB_STEP_SUMMARY"; fi
  if [ "$wrong" -ne 0 ]; then
    report "this plan does what GALLERY_FAIL_ON (${GALLERY_FAIL_ON:-replace,refused,last-version}) forbids; nothing is applied"
    return 1
  fi
  local has_changes=false
  if [ "$code" -eq 2 ]; then has_changes=true; fi
  if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "changes=$has_changes" >>"$GITHUB_OUTPUT"; fi
  if [ -n "${TF_BUILD:-}" ]; then echo "##vso[task.setvariable variable=changes;isOutput=true]$has_changes"; fi
}

apply() {
  local code=0
  init -lockfile=readonly
  # A job that is killed loses what Terraform has done. After SIGINT it writes its state and gives the lock back.
  timeout --signal=INT --kill-after=10m "${GALLERY_MINUTES:-330}m" \
    terraform -chdir="$dir" apply -input=false -lock-timeout=10m tfplan || code=$?
  if [ "$code" -eq 124 ] || [ "$code" -eq 137 ]; then
    report "Azure is still replicating after ${GALLERY_MINUTES:-330} minutes, which is no fault: it goes on. Run this workflow again once gallerist status says ready; what the next plan wants to create though Azure has it must be imported: gallerist explain failed-first-publish"
  fi
  return "$code"
}

case "${1:-}" in
  plan) plan ;;
  apply) apply ;;
  *)
    echo "usage: gallery-terraform.sh plan | apply" >&2
    exit 2
    ;;
esac
