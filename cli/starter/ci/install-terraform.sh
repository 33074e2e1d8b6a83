#!/usr/bin/env bash
# Installs a version of Terraform on an agent of Azure Pipelines, whose images do not have it, and compares its checksum.
set -euo pipefail

version=$1
name=terraform_${version}_linux_amd64.zip
address=https://releases.hashicorp.com/terraform/$version
folder=${AGENT_TEMPDIRECTORY:-/tmp}/terraform-$version

mkdir -p "$folder"
cd "$folder"
curl --silent --show-error --fail --location --remote-name "$address/$name"
curl --silent --show-error --fail --location --output sums "$address/terraform_${version}_SHA256SUMS"
grep " $name\$" sums | sha256sum --check --quiet
unzip -q -o "$name" terraform
echo "##vso[task.prependpath]$folder"
