import "./sdk";

export { fromPulumiEks, type PulumiEksClusterArgs } from "./from-pulumi-eks";
