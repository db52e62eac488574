import type { CloudCall, CloudFault } from "../contract";

/** The code of faults that the provider itself finds, which have no code of Azure's. */
export const foundByProvider = "";

/** Formats a refusal like Pulumi's provider: pulumi-azure-native `provider/pkg/azure/client_azcore.go`, `PulumiAzcoreResponseError`. */
export function faultMessage(_: CloudCall, { code, message, status = 400 }: CloudFault): string {
  return code === foundByProvider ? message : `Status=${status} Code="${code}" Message="${message}"`;
}
