namespace RulesHarness.Architecture.Tests;

/// <summary>Which way dependencies point. This is the file to extend when a project or a folder is added.</summary>
/// <remarks>A line reads "left may use right". The folder of a type is the first part of its namespace after the project's;
/// a dot is the project's own folder, a star is every other folder of the project.</remarks>
internal static class Pictures
{
    public const string Projects = """
        RulesHarness.Language  ->
        RulesHarness.Firestore ->
        RulesHarness.Analyzers ->
        RulesHarness           -> RulesHarness.Language RulesHarness.Firestore
        RulesHarness.NUnit     -> RulesHarness RulesHarness.Language RulesHarness.Firestore RulesHarness.Analyzers
        RulesHarness.Cli       -> RulesHarness RulesHarness.Language RulesHarness.Firestore
        """;

    public static readonly IReadOnlyDictionary<string, string> Folders = new Dictionary<string, string>
    {
        ["RulesHarness.Language"] = """
            Syntax     ->
            Formatting -> Syntax
            Patterns   ->
            Analysis   -> Syntax Patterns
            Evaluation -> Syntax Analysis Patterns
            Exploration -> Syntax Analysis Patterns Evaluation
            """,

        ["RulesHarness.Firestore"] = """
            Protocol   ->
            Emulator   ->
            Values     -> Protocol
            Identities -> Values
            Client     -> Protocol Values Identities
            """,

        ["RulesHarness"] = """
            Diagnostics   ->
            Specification -> Diagnostics
            Semantics     -> Specification
            Fixtures      -> Diagnostics Specification Semantics
            Cases         -> Diagnostics Specification Semantics Fixtures
            Json          -> Diagnostics Specification
            Personas      -> Diagnostics Specification Json
            Configuration -> Diagnostics Specification Json
            Indexes       -> Diagnostics Specification Json
            Serving       -> Diagnostics Semantics
            Engines       -> Diagnostics Specification Semantics Cases Indexes Serving
            Tracing       -> Diagnostics Specification Semantics Cases Engines Serving
            Exploration   -> Specification Semantics Fixtures Cases Engines Serving
            Checking      -> Diagnostics Specification Semantics Fixtures Cases Json Configuration Indexes Engines Serving Tracing Exploration
            Suites        -> Diagnostics Specification Semantics Cases Json Serving Engines Checking
            Explaining    -> Semantics Cases Engines Serving
            Testing       -> Diagnostics Checking Engines Serving Explaining
            Reporting     -> *
            """,

        ["RulesHarness.Analyzers"] = """
            . ->
            """,

        ["RulesHarness.NUnit"] = """
            Assertions ->
            .          -> Assertions
            """,

        ["RulesHarness.Cli"] = """
            Commands ->
            .        -> Commands
            """,
    };
}
