import { testPackaged } from "./packaged-run";

describe("charts and overlays as workloads of a tenant", () => testPackaged("stand-in"));
