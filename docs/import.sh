az extension add --name resource-graph
az graph query --first 1000 --output json --graph-query "
  resources
  | where type in~ ('microsoft.compute/galleries', 'microsoft.compute/galleries/images', 'microsoft.compute/galleries/images/versions',
      'microsoft.compute/galleries/applications', 'microsoft.compute/galleries/applications/versions')
  | where id contains '/galleries/contoso_images'
  | project id, type, name, location, tags, identity, properties" > resources.json
