/** The release of `@pulumi/eks` whose children the stand-in makes. */
export const pulumiEksVersion = "4.3.0";
