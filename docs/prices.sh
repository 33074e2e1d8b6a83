page=$(curl --fail --silent --show-error --get https://prices.azure.com/api/retail/prices \
  --data-urlencode "currencyCode='EUR'" \
  --data-urlencode "\$filter=priceType eq 'Consumption' and (meterName eq 'LRS Snapshots' or meterName eq 'ZRS Snapshots' or meterName eq 'Standard Inter-Region Data Transfer')") &&
while :; do
  printf '%s\n' "$page"
  next=$(printf '%s' "$page" | jq -r '.NextPageLink // empty')
  [ -n "$next" ] || break
  page=$(curl --fail --silent --show-error "$next") || break
done | jq --slurp . > prices.json
