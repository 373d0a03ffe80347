using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Analysis.Checks;
using RulesHarness.Language.Analysis.Linting;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification;

namespace RulesHarness.Checking;

/// <summary>A rules file, whether Firestore accepts it, and its diagnostics, in the order of the text.</summary>
internal sealed record ReviewedRules(string File, bool IsAccepted, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// The review of rules files by their text alone. <c>Diagnostics</c> are about other files: a spec that can't be read,
/// missing rules.
/// </summary>
public sealed record RulesReview
{
    internal RulesReview(IReadOnlyList<ReviewedRules> files, IReadOnlyList<Diagnostic> diagnostics)
    {
        Files = files;
        Diagnostics = diagnostics;
    }

    internal IReadOnlyList<ReviewedRules> Files { get; init; }

    internal IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>
    /// The findings that a check leaves to its cases: they test who can do what, and the spec decides.
    /// </summary>
    private static readonly HashSet<string> CoveredByCases =
    [
        "RH2101",
        "RH2103",
        "RH2104",
        "RH2123",
        "RH2124",
        "RH2125",
        "RH2126",
        "RH2127",
        "RH2128",
        "RH2129",
    ];

    /// <summary>Whether Firestore takes all of them, and the spec can be read.</summary>
    internal bool IsUsable =>
        Files.Count > 0
        && Files.All(file => file.IsAccepted)
        && Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);

    /// <summary>The outcome: it fails on the findings that the options say.</summary>
    public Outcome Outcome => Outcomes.Of(IsUsable, Files.SelectMany(file => file.Diagnostics).Any(Options.IsFailure));

    /// <summary>The options of the review.</summary>
    internal CheckOptions Options { get; private init; } = new();

    /// <summary>
    /// Reviews files. Paths are relative to the project; without any the project's rules are meant. Where they are
    /// named, a spec is read only when the options name one.
    /// </summary>
    public static RulesReview Of(CheckOptions options, IReadOnlyList<string> files)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(files);
        var found = ProjectFiles.Find(options);
        var isProjects = files.Count == 0;
        // Whether there is a spec is not asked, and of the project's rules only where no others are named.
        List<Diagnostic> diagnostics =
        [
            .. found.Diagnostics.Where(finding =>
                isProjects
                    ? finding.Id != InputDiagnostics.NoSpec.Id
                    : options.Specs.Count > 0 && finding.Id == InputDiagnostics.NoFile.Id
            ),
        ];
        if (isProjects && found.Rules is null && diagnostics.Count == 0)
        {
            diagnostics.Add(InputDiagnostics.NoRules.At(options.Project, 1, 1));
        }
        var schema =
            options.Specs.Count > 0 || isProjects ? Schema(found.Specs, options.Specs.Count > 0, diagnostics) : null;
        var reviewed = isProjects
            ? found.Rules is { } rules
                ? [Of(rules, schema)]
                : Array.Empty<ReviewedRules>()
            : [.. files.Select(file => Read(options.Project, file, schema))];
        return new RulesReview(reviewed, diagnostics) { Options = options };
    }

    /// <summary>Gets the diagnostics about the text of rules that no case shows.</summary>
    internal static IEnumerable<Diagnostic> BesideCases(IEnumerable<Diagnostic> analyzed) =>
        analyzed.Where(finding => finding.Severity == Severity.Warning && !CoveredByCases.Contains(finding.Id));

    /// <summary>Analyzes the text of a project's rules. An error keeps them from being checked at all.</summary>
    internal static IReadOnlyList<Diagnostic> Analyze(CompiledRules rules, RulesSchema? schema) =>
        [
            .. RulesAnalyzer
                .Analyze(rules.Parsed, schema)
                .Select(finding => CompiledRules.DiagnosticOf(finding, rules.File.Name)),
        ];

    private static RulesSchema? Schema(IReadOnlyList<SpecFile> specs, bool isAsked, List<Diagnostic> diagnostics)
    {
        if (specs.Count == 0)
        {
            return null;
        }
        var spec = SpecReader.Read(specs);
        if (isAsked)
        {
            diagnostics.AddRange(spec.Diagnostics.Where(finding => finding.Severity == Severity.Error));
        }
        return spec.IsUsable ? ModelSchema.Of(spec.Model) : null;
    }

    private static ReviewedRules Read(string project, string path, RulesSchema? schema)
    {
        var shown = ProjectFiles.Shown(project, path);
        var full = Path.Combine(project, path);
        return System.IO.File.Exists(full)
            ? Of(new ProjectFile(shown, System.IO.File.ReadAllText(full)), schema)
            : new ReviewedRules(shown, IsAccepted: false, [ProjectFiles.Missing(shown)]);
    }

    private static ReviewedRules Of(ProjectFile file, RulesSchema? schema)
    {
        var parsed = RulesParser.Parse(file.Text);
        List<RulesDiagnostic> compiled = [.. parsed.Diagnostics, .. RulesChecker.Check(parsed)];
        var isAccepted = compiled.All(finding => finding.Severity != RulesSeverity.Error);
        // Where the compiler itself has something to say of a place, that is said.
        var places = compiled.Select(finding => finding.Span.Offset).ToHashSet();
        List<RulesDiagnostic> beyond = isAccepted
            ? [.. RulesAnalyzer.Analyze(parsed, schema).Where(finding => !places.Contains(finding.Span.Offset))]
            : [];
        isAccepted = isAccepted && beyond.All(finding => finding.Severity != RulesSeverity.Error);
        return new ReviewedRules(
            file.Path,
            isAccepted,
            [
                .. compiled
                    .Concat(beyond)
                    .OrderBy(finding => finding.Span.Offset)
                    .Select(finding => CompiledRules.DiagnosticOf(finding, file.Path)),
            ]
        );
    }
}
