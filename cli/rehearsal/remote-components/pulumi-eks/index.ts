/** The release of `@pulumi/eks` whose children the stand-in creates. */
export const pulumiEksVersion = "4.3.0";
