import * as pulumi from "@pulumi/pulumi";
import { peerDependencies } from "../package.json";

/**
 * Refuses to continue without a cloud's SDK. The SDKs are optional peer dependencies, so that you install only the SDKs of the clouds that you use.
 *
 * @param entry the entry of this package that needs the SDK, for instance `keelson/eks`
 * @throws pulumi.RunError with the command that installs a suitable version of the SDK
 */
export function needSdk(entry: string, sdk: keyof typeof peerDependencies): void {
  try {
    require.resolve(sdk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") {
      throw error;
    }
    throw new pulumi.RunError(
      `${entry}: needs ${sdk}, which is not installed; run: npm install "${sdk}@${peerDependencies[sdk]}"`,
    );
  }
}
