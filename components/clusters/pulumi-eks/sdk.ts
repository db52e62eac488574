/* Imported first, so that a missing SDK is one clear error. */
import { needSdk } from "../sdk";

needSdk("keelson/pulumi-eks", "@pulumi/aws");
needSdk("keelson/pulumi-eks", "@pulumi/eks");
