#!/bin/bash
set -euo pipefail
systemctl disable --now contoso-agent
rm -rf /opt/contoso-agent
