using RulesHarness.Firestore.Values;

namespace RulesHarness.Emulator.Http;

/// <summary>The paths of the emulator's own HTTP interface for a database.</summary>
internal static class DatabasePaths
{
    extension(DatabaseName database)
    {
        public string RulesPath => $"{database.AdminPath}:securityRules";

        public string CoveragePath => $"{database.AdminPath}:ruleCoverage";

        public string IndexUsagePath =>
            $"/emulator/v1/projects/{database.ProjectId}:indexUsage?database={Uri.EscapeDataString(database.ToString())}";

        public string DocumentsPath => $"/v1/{database}/documents";

        public string ClearPath => $"/emulator/v1/{database}/documents";

        // The form without a database means the default one, on every version of the emulator.
        private string AdminPath =>
            database.DatabaseId == DatabaseName.DefaultId
                ? $"/emulator/v1/projects/{database.ProjectId}"
                : $"/emulator/v1/{database}";
    }
}
