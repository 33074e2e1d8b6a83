// Files of starters that are no programs of ours are imported as texts.
declare module "*.sh" {
  const text: string;
  export default text;
}
declare module "*.tf" {
  const text: string;
  export default text;
}
declare module "*.yaml" {
  const text: string;
  export default text;
}
declare module "*.yml" {
  const text: string;
  export default text;
}
