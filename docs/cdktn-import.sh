find . -name node_modules -prune -o -type f -name '*.*ts' -exec sed -i.bak -E \
  -e "s#(['\"]@?)cdktf(['\"/])#\1cdktn\2#g" \
  -e "s#(['\"])gallerist((/azapi|/testing[a-z/]*)?['\"])#\1gallerist/cdktn\2#g" {} +
find . -name node_modules -prune -o -type f -name '*.*ts.bak' -exec rm {} +
