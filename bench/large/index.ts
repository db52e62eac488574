import { declareWorkloads } from "../shop";

declareWorkloads(1000);
