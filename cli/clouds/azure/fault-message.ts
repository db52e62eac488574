import type { CloudCall, CloudFault } from "../contract";

/** Code of what the provider finds by itself, without a code of Azure's. */
export const foundByProvider = "";

/** A refusal as Pulumi's provider shows it: pulumi-azure-native `provider/pkg/azure/client_azcore.go`, `PulumiAzcoreResponseError`. */
export function faultMessage(_: CloudCall, { code, message, status = 400 }: CloudFault): string {
  return code === foundByProvider ? message : `Status=${status} Code="${code}" Message="${message}"`;
}
