import { type CloudType, clouds } from "../../cli/clouds";
import type { PublicCloud } from "../../components/testing";
import { Botocore } from "./aws";
import { awsDirectories, awsExceptions } from "./aws-exceptions";
import { AzureSdk } from "./azure";
import { azureExceptions, azureSdks } from "./azure-exceptions";
import type { Mapping } from "./facts";
import { Discovery } from "./gcp";
import { gcpDocuments, gcpExceptions } from "./gcp-exceptions";
import type { TypeShape } from "./shape";

/** The API model of a cloud's type, with how names differ; `undefined` if the cloud publishes none for it. */
type ModelOf = (type: CloudType) => Model | undefined;

interface Model {
  readonly shape: TypeShape;
  readonly mapping: Mapping;
  /** The name of the package that it is from. */
  readonly from: string;
}

/** Where a cloud's API models come from. */
export interface ModelSource {
  readonly cloud: PublicCloud;
  /** The name of the package in `node_modules/@pulumi`. */
  readonly sdk: string;
  /** The packages with the models, and the ones of two years earlier, which tell the lists that grow. */
  readonly packages: readonly Package[];
  readonly earlier: readonly Package[];
  /** @param folders the unpacked packages by name */
  readonly open: (folders: ReadonlyMap<string, string>) => Promise<ModelOf>;
}

/** A package as its ordinary client gets it. */
export interface Package {
  readonly client: "pip" | "npm";
  readonly name: string;
  readonly version: string;
  /** How old its facts are: the day of its release, or the version of the API. */
  readonly of: string;
  /** Whether its API is older than the one that Pulumi's provider calls, so that its lists may lack values. */
  readonly isOlder?: true;
}

const aws: ModelSource = {
  cloud: "aws",
  sdk: "aws",
  packages: [{ client: "pip", name: "botocore", version: "1.44.8", of: "2026-11-20" }],
  earlier: [{ client: "pip", name: "botocore", version: "1.35.99", of: "2025-01-14" }],
  open: async (folders) => {
    const models = new Botocore(folders.get("botocore") ?? "");
    return ({ token, api }) => {
      const { more = [], within = [], operations, ...mapping } = awsExceptions[token] ?? {};
      const service = awsDirectories[api?.service ?? ""];
      const own = operations ?? [api?.create, api?.update].filter((one) => one !== undefined);
      return service === undefined || own.length === 0
        ? undefined
        : { shape: models.typeShape(service, [...new Set([...own, ...more])], within), mapping, from: "botocore" };
    };
  },
};

const gcp: ModelSource = {
  cloud: "gcp",
  sdk: "gcp",
  packages: [{ client: "pip", name: "google-api-python-client", version: "2.202.0", of: "2026-11-10" }],
  earlier: [{ client: "pip", name: "google-api-python-client", version: "2.150.0", of: "2024-10-24" }],
  open: async (folders) => {
    const models = new Discovery(folders.get("google-api-python-client") ?? "");
    return ({ token }) => {
      const { module, name } = partsOf(token);
      const exception = gcpExceptions[token] ?? {};
      const { document = gcpDocuments[module], host, schema = name, within = [], ...mapping } = exception;
      if (host !== undefined) {
        return { shape: models.hostShape(host), mapping, from: "google-api-python-client" };
      }
      return document === undefined || document === null
        ? undefined
        : { shape: models.typeShape(document, schema, within), mapping, from: "google-api-python-client" };
    };
  },
};

const azure: ModelSource = {
  cloud: "azure",
  sdk: "azure-native",
  packages: [
    npm("arm-authorization", "9.0.0", "2022-04-01"),
    npm("arm-compute", "23.3.0", "2025-01-02"),
    npm("arm-containerservice", "24.1.0", "2025-10-01"),
    npm("arm-keyvault", "4.0.0", "2025-05-01"),
    npm("arm-locks", "2.1.0", "2020-05-01"),
    npm("arm-monitor", "7.0.0", "2021-09-01", true),
    npm("arm-msi", "2.2.0", "2024-11-30"),
    npm("arm-network", "35.0.0", "2025-03-01"),
    npm("arm-operationalinsights", "9.0.0", "2022-10-01", true),
    npm("arm-privatedns", "3.2.0", "2020-06-01", true),
    npm("arm-resources", "6.1.0", "2025-03-01"),
    npm("arm-storage", "19.1.0", "2025-06-01"),
  ],
  earlier: [
    npm("arm-compute", "22.1.0", "2024-03-02"),
    npm("arm-containerservice", "21.1.0", "2024-07-01"),
    npm("arm-keyvault", "3.1.0", "2023-07-01"),
    npm("arm-network", "33.3.0", "2024-01-01"),
    npm("arm-storage", "18.3.0", "2023-05-01"),
  ],
  open: async (folders) => {
    const opened = [...folders].map(async ([name, folder]) => [name, await AzureSdk.open(name, folder)] as const);
    const models = new Map(await Promise.all(opened));
    return (type) => {
      const { module, name } = partsOf(type.token);
      const { sdk = azureSdks[module] ?? "", className = name, ...mapping } = azureExceptions[type.token] ?? {};
      const shape = models.get(sdk)?.typeShape(className, type.autoname?.property ?? "");
      return shape && { shape, mapping, from: sdk };
    };
  },
};

function npm(name: string, version: string, apiVersion: string, isOlder?: true): Package {
  return { client: "npm", name: `@azure/${name}`, version, of: `API of ${apiVersion}`, isOlder };
}

function partsOf(token: string): { readonly module: string; readonly name: string } {
  const [, module = "", name = ""] = token.split(":");
  return { module: module.split("/")[0] ?? "", name };
}

/** The API models of every cloud. */
export const modelSources: readonly ModelSource[] = [aws, azure, gcp];

/** Lists the types that a cloud's rehearsals simulate. */
export function typesOf(cloud: PublicCloud): readonly CloudType[] {
  return Object.values(clouds.find(({ name }) => name === cloud)?.provider.types ?? {});
}
