/* Imported first, so that a missing SDK is one clear error. */
import { needSdk } from "../sdk";

needSdk("keelson/gke", "@pulumi/gcp");
