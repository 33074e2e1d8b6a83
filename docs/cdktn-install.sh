npm pkg set 'dependencies.cdktn=^0.24.0' 'dependencies.@cdktn/provider-azurerm=^16.1.0' 'dependencies.constructs=~10.7.2'
npm pkg set 'overrides.@cdktn/provider-azurerm.cdktn=$cdktn'
npm uninstall cdktf @cdktf/provider-azurerm cdktf-cli
