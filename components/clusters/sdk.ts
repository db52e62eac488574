import * as pulumi from "@pulumi/pulumi";
import { peerDependencies } from "../package.json";

/**
 * Refuses to go on without a cloud's SDK, which is an optional peer: whoever uses one cloud does not install the others' SDKs.
 *
 * @param entry the entry of this package that needs the SDK, for instance `keelson/eks`
 * @throws pulumi.RunError with the command that installs the SDK in a version that fits
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
