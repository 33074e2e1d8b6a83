az extension add --name resource-graph
az graph query --first 1000 --output json --graph-query "
  resources
  | where type in~ ('microsoft.compute/galleries', 'microsoft.compute/galleries/images', 'microsoft.compute/galleries/images/versions')
  | where resourceGroup !~ 'rg-images'
  | summarize count() by subscriptionId, location, type" |
  jq '.data
    | group_by([.subscriptionId, .location])
    | map({ subscription: .[0].subscriptionId, region: .[0].location }
        + (map({ ({
            "microsoft.compute/galleries": "galleries",
            "microsoft.compute/galleries/images": "imageDefinitions",
            "microsoft.compute/galleries/images/versions": "imageVersions"
          }[.type | ascii_downcase]): .count_ }) | add))' > usage.json
