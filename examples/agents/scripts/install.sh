#!/bin/bash
set -euo pipefail
# The package lies in the working directory, under the name that the version gives it.
tar -xzf agent.tar.gz
./agent/setup --config "${PWD}/agent.conf"
systemctl enable --now contoso-agent
