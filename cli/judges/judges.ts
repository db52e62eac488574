import type { ToolName } from "../toolchain";
import type { Fields } from "../values";

/** The code of a cloud's provider, which judges that cloud's resources. */
export interface Judge {
  readonly tool: ToolName;
  /** The prefix of the Pulumi types that it judges. */
  readonly tokens: string;
  /** The prefix of the provider's types, for instance `aws`. */
  readonly types: string;
  /** Configures the provider to judge offline, for the account and region of the plan. */
  readonly configuration: (provider: Fields) => Fields;
}

/** The providers that Pulumi's AWS and Google Cloud providers wrap. Azure has none: Pulumi generates its provider from API models. */
export const judges: readonly Judge[] = [
  {
    tool: "terraform-provider-aws",
    tokens: "aws:",
    types: "aws",
    configuration: ({ region }) => ({
      region: typeof region === "string" ? region : "us-east-1",
      accessKey: "offline",
      secretKey: "offline",
      skipCredentialsValidation: true,
      skipMetadataApiCheck: "true",
      skipRegionValidation: true,
      skipRequestingAccountId: true,
    }),
  },
  {
    tool: "terraform-provider-google",
    tokens: "gcp:",
    types: "google",
    configuration: ({ project, region }) => ({ project, region, accessToken: "offline" }),
  },
];
