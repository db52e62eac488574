export { dataCollectionRule } from "./data-collection-rule";
export { dataCollectionRuleAssociation } from "./data-collection-rule-association";
export { diagnosticSetting } from "./diagnostic-setting";
