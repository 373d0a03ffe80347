namespace RulesHarness.Architecture.Tests;

/// <summary>The direction of dependencies. This is the file to extend when a project or a folder is added.</summary>
/// <remarks>A line reads "left may use right". Each level has a picture of its own: the projects, and for each
/// namespace the folders directly in it. A dot is a folder's own types, a star is every other folder beside
/// it.</remarks>
internal static class Pictures
{
    public const string Projects = """
        RulesHarness.Language      ->
        RulesHarness.Protocol      ->
        RulesHarness.Diagnostics   ->
        RulesHarness.Analyzers     ->
        RulesHarness.Firestore     -> RulesHarness.Protocol
        RulesHarness.Emulator      -> RulesHarness.Firestore RulesHarness.Language
        RulesHarness.Embedded      -> RulesHarness.Diagnostics RulesHarness.Firestore RulesHarness.Protocol RulesHarness.Language
        RulesHarness.Specification -> RulesHarness.Diagnostics RulesHarness.Firestore RulesHarness.Language
        RulesHarness.Indexes       -> RulesHarness.Diagnostics RulesHarness.Firestore RulesHarness.Specification
        RulesHarness.Code          -> RulesHarness.Diagnostics RulesHarness.Firestore RulesHarness.Specification RulesHarness.Indexes
        RulesHarness.Code.CSharp   -> RulesHarness.Diagnostics RulesHarness.Firestore RulesHarness.Specification RulesHarness.Indexes RulesHarness.Code
        RulesHarness.Migration     -> RulesHarness.Diagnostics RulesHarness.Firestore RulesHarness.Specification
        RulesHarness               -> RulesHarness.Language RulesHarness.Protocol RulesHarness.Diagnostics RulesHarness.Firestore RulesHarness.Emulator RulesHarness.Embedded RulesHarness.Specification RulesHarness.Indexes RulesHarness.Code RulesHarness.Migration
        RulesHarness.NUnit         -> RulesHarness RulesHarness.Analyzers RulesHarness.Language RulesHarness.Diagnostics RulesHarness.Firestore RulesHarness.Emulator RulesHarness.Embedded RulesHarness.Specification RulesHarness.Code RulesHarness.Migration
        RulesHarness.NUnit.Code    -> RulesHarness.NUnit RulesHarness RulesHarness.Diagnostics RulesHarness.Specification RulesHarness.Indexes RulesHarness.Code RulesHarness.Code.CSharp
        RulesHarness.Cli           -> RulesHarness RulesHarness.Code RulesHarness.Code.CSharp RulesHarness.Language RulesHarness.Diagnostics RulesHarness.Firestore RulesHarness.Emulator RulesHarness.Embedded RulesHarness.Specification RulesHarness.Indexes RulesHarness.Migration
        """;

    public static readonly IReadOnlyDictionary<string, string> Folders = new Dictionary<string, string>
    {
        ["RulesHarness.Language"] = """
            Syntax      ->
            Formatting  -> Syntax
            Patterns    ->
            Analysis    -> Syntax Patterns
            Evaluation  -> Syntax Analysis Patterns
            Exploration -> Syntax Analysis Patterns Evaluation
            Mutation    -> Syntax Patterns
            """,

        ["RulesHarness.Language.Analysis"] = """
            .         ->
            Checks    -> .
            Inference -> .
            Linting   -> . Inference
            """,

        ["RulesHarness.Language.Evaluation"] = """
            Values      ->
            .           -> Values
            BuiltIns    -> . Values
            Queries     -> . Values
            Execution   -> . Values Queries
            Nodes       -> . Values BuiltIns Execution
            Compilation -> . Values BuiltIns Execution Nodes
            Matching    -> . Values Execution Nodes Compilation
            Programs    -> . Values Queries Execution Nodes Matching
            """,

        ["RulesHarness.Language.Exploration"] = """
            .         ->
            Comparing -> .
            Coverage  -> .
            Access    -> . Coverage
            Attacks   -> . Access
            """,

        ["RulesHarness.Protocol"] = """
            . ->
            """,

        ["RulesHarness.Diagnostics"] = """
            .    ->
            Json -> .
            """,

        ["RulesHarness.Firestore"] = """
            Values     ->
            Identities -> Values
            Client     -> Values Identities
            """,

        ["RulesHarness.Emulator"] = """
            .            ->
            Coverage     ->
            Discovery    -> .
            Installation -> . Discovery
            Jvm          -> . Discovery Installation
            Http         -> . Jvm
            Rules        -> . Http
            Lifecycle    -> . Discovery Installation Jvm Http Rules Coverage
            """,

        ["RulesHarness.Embedded"] = """
            Callers       ->
            Wire          ->
            Storage       -> Wire
            Writes        -> Wire Storage
            Queries       -> Wire Storage Writes
            Authorization -> Wire Storage Writes Queries
            Databases     -> Wire Storage Authorization Callers
            Requests      -> Wire Storage Writes Queries Authorization Databases Callers
            Listening     -> Wire Storage Queries Authorization Databases Callers
            Calls         -> Wire Databases Requests Listening Callers
            .             -> Wire Storage Databases Calls
            """,

        ["RulesHarness.Specification"] = """
            Model      ->
            Semantics  -> Model
            Markdown   -> Model
            Grammar    -> Model Markdown Semantics
            Sections   -> Model Markdown Grammar
            Resolution -> Model Markdown Grammar Semantics Sections
            .          -> *
            """,

        ["RulesHarness.Specification.Grammar"] = """
            .          ->
            Transforms -> .
            """,

        ["RulesHarness.Indexes"] = """
            .         ->
            Planning  -> .
            Files     -> . Planning
            Queries   -> . Planning
            Cost      -> . Planning Files
            Proof     -> . Planning Files
            Deploying -> . Planning Files
            Requests  -> . Planning
            """,

        ["RulesHarness.Code"] = """
            Model      ->
            Scripts    -> Model
            JavaScript -> Model Scripts
            Dart       -> Model Scripts
            Kotlin     -> Model Scripts
            Swift      -> Model Scripts
            .          -> *
            """,

        ["RulesHarness.Code.Scripts"] = """
            Syntax         ->
            Values         -> Syntax
            Interpretation -> Syntax Values
            Firestore      -> Syntax Values Interpretation
            .              -> Syntax Values Interpretation
            """,

        ["RulesHarness.Code.CSharp"] = """
            Values  ->
            Sources ->
            Reading -> Values Sources
            .       -> *
            """,

        ["RulesHarness.Migration"] = """
            .          ->
            Sources    -> .
            Transforms -> . Sources
            Mapping    -> . Sources Transforms
            Checks     -> . Transforms Mapping
            Output     -> . Sources Mapping
            Running    -> . Sources Transforms Mapping Checks Output
            """,

        ["RulesHarness.Migration.Sources"] = """
            Exports ->
            .       -> Exports
            """,

        ["RulesHarness"] = """
            Fixtures      ->
            Cases         -> Fixtures
            Personas      ->
            Configuration ->
            Engines       -> Cases
            Tracing       -> Fixtures Cases Engines
            Exploration   -> Fixtures Cases Engines
            Migrating     -> Cases Engines
            Checking      -> Fixtures Cases Configuration Engines Tracing Exploration Migrating
            Suites        -> Cases Engines Checking
            Recordings    -> Checking
            Changes       -> Fixtures Engines Checking Exploration Recordings
            Access        -> Checking Engines Suites
            Mutating      -> Fixtures Cases Engines Checking Changes Exploration Recordings
            Explaining    -> Cases Engines
            Testing       -> Checking Engines Explaining Recordings
            Reporting     -> *
            """,

        ["RulesHarness.Engines"] = """
            .        ->
            Embedded -> .
            Emulator -> .
            """,

        ["RulesHarness.Fixtures"] = """
            .         ->
            Authoring -> .
            """,

        ["RulesHarness.Analyzers"] = """
            . ->
            """,

        ["RulesHarness.NUnit"] = """
            Assertions ->
            .          -> Assertions
            """,

        ["RulesHarness.NUnit.Code"] = """
            . ->
            """,

        ["RulesHarness.Cli"] = """
            Commands ->
            .        -> Commands
            """,
    };
}
