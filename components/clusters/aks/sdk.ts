/* Imported first, so that a missing SDK is one clear error. */
import { needSdk } from "../sdk";

needSdk("keelson/aks", "@pulumi/azure-native");
