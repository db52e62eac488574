export { databaseInstance } from "./database-instance";
