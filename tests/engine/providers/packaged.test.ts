import { testPackaged } from "../rehearsal/packaged-run";

describe("charts and overlays as workloads of a tenant, by Pulumi's own provider", () => testPackaged("official"));
