using RulesHarness.Cases;
using RulesHarness.Configuration;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Engines;
using RulesHarness.Exploration;
using RulesHarness.Fixtures;
using RulesHarness.Indexes.Proof;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Checking;

/// <summary>
/// All that a check does before an engine is needed: files found and read, cases made, indexes compared. <c>Cases</c>
/// is null when a finding is in the way; the findings then say which.
/// </summary>
public sealed record CheckPlan
{
    internal CheckPlan(
        CheckOptions options,
        ProjectFiles files,
        SpecReading spec,
        CaseSet? cases,
        IndexAgreement indexes,
        IndexCoverage proof,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        Options = options;
        Files = files;
        Spec = spec;
        Cases = cases;
        Indexes = indexes;
        Proof = proof;
        Diagnostics = diagnostics;
    }

    /// <summary>The options.</summary>
    public CheckOptions Options { get; init; }

    internal ProjectFiles Files { get; init; }

    /// <summary>The spec, as far as it could be read.</summary>
    public SpecReading Spec { get; init; }

    internal CaseSet? Cases { get; init; }

    /// <summary>The cases that are known before rules are searched; none when a finding is in the way.</summary>
    public IReadOnlyList<AccessCase> AccessCases => Cases?.Cases ?? [];

    internal IndexAgreement Indexes { get; init; }

    internal IndexCoverage Proof { get; init; }

    /// <summary>The findings about the files.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The rules to load; only a plan with cases has them.</summary>
    public RulesFile Rules => Compiled.File;

    /// <summary>The rules, parsed and compiled once for the whole check.</summary>
    internal CompiledRules Compiled => Files.Compiled!;

    /// <summary>The time at which the plan was made.</summary>
    internal DateTimeOffset Time { get; private init; }

    /// <summary>
    /// The requests that the rules allow and no sentence grants, each a failed case. They are searched once, when they
    /// are first asked for.
    /// </summary>
    internal Lazy<Task<IReadOnlyList<Verdict>>> Exploring { get; private init; } =
        new(() => throw new InvalidOperationException("a plan is made by CheckPlan.Make"));

    /// <summary>The parts that earlier checks made; null where each check stands for itself.</summary>
    internal CheckMemory? Memory { get; private init; }

    /// <summary>The severities that the spec's front matter and rulesharness.json set.</summary>
    internal SeverityPolicy Severities { get; private init; } = SeverityPolicy.None;

    /// <summary>Makes the plan. <paramref name="now"/> is the time near which the cases will run.</summary>
    public static CheckPlan Make(CheckOptions options, DateTimeOffset now) =>
        Make(options, ProjectFiles.Find(options), now);

    /// <summary>
    /// Makes the plan of files that were found. With <paramref name="explores"/> the rules are explored meanwhile. With
    /// a <paramref name="memory"/> only what changed since the last check is made.
    /// </summary>
    internal static CheckPlan Make(
        CheckOptions options,
        ProjectFiles files,
        DateTimeOffset now,
        bool explores = false,
        CheckMemory? memory = null
    )
    {
        var spec = memory?.Read(files.Specs) ?? SpecReader.Read(files.Specs);
        var exploring = new Lazy<Task<IReadOnlyList<Verdict>>>(() =>
            Task.Run(() => Explore(options, files, spec.Model, now, memory?.Search))
        );
        // The rules are explored on one core, while files are reviewed and cases are made on another. Where a finding
        // is in the way of the cases, nobody asks for what the exploration finds.
        if (explores && options.Only is null && spec.IsUsable && files.Compiled?.Program is not null)
        {
            _ = exploring.Value;
        }
        var indexes = DeclaredIndexes.Of(options, files, spec);
        var severities = SeveritiesOf(files, spec);
        IReadOnlyList<Diagnostic> ofRules = files.Compiled is { } rules
            ? RulesReview.Analyze(rules, spec.IsUsable ? ModelSchema.Of(spec.Model) : null)
            : [];
        Diagnostic[] input =
        [
            .. severities.Diagnostics,
            .. EngineChoices.Findings(options.Project, options.Engine, options.Emulator),
            .. files.Diagnostics,
            .. spec.Diagnostics,
            .. indexes.InTheWay,
            .. ofRules.Where(IsError),
        ];
        var made = input.Any(IsError)
            ? PlannedCases.None
            : PlannedCases.Of(options, WithoutRefused(spec.Model), files, now, memory);
        var plan = new CheckPlan(options, files, spec, made.Cases, indexes.Agreement, indexes.Coverage, [])
        {
            Severities = severities,
            Exploring = exploring,
            Time = now,
            Memory = memory,
        };
        return plan with
        {
            Diagnostics = plan.ApplySeverities([
                .. input,
                .. made.Findings,
                .. files.Remarks,
                .. indexes.Remarks,
                .. made.Cases is null ? [] : RulesReview.BesideCases(ofRules),
                .. indexes.Findings,
                .. indexes.CostsFor(made.Cases?.Data ?? new Dataset()),
            ]),
        };
    }

    private static bool IsError(Diagnostic finding) => finding.Severity == Severity.Error;

    private static SeverityPolicy SeveritiesOf(ProjectFiles files, SpecReading spec) =>
        spec.IsUsable
            ? SeverityPolicy.Of(
                [.. spec.Model.FrontMatter?.Severities ?? [], .. files.Settings.Severities],
                DiagnosticLocations.Collections(spec.Model, files.Compiled?.Outline)
            )
            : SeverityPolicy.None;

    private static Task<IReadOnlyList<Verdict>> Explore(
        CheckOptions options,
        ProjectFiles files,
        DataModel model,
        DateTimeOffset now,
        RepeatedSearch? repeated
    )
    {
        var fixtures = new FixtureFactory(model, new FixtureOptions { Seed = options.Seed });
        var rules = files.Compiled!;
        var search = new UngrantedRequestSearch(rules, rules.File.Name, model, fixtures.Generate(), now);
        return repeated is null ? search.FindAsync() : repeated.FindAsync(rules, search);
    }

    /// <summary>
    /// Findings with the severities that the user chose for their ids and collections; those that are off are left out.
    /// </summary>
    internal IReadOnlyList<Diagnostic> ApplySeverities(IEnumerable<Diagnostic> findings)
    {
        var places = new DiagnosticLocations(Files, Spec.Model);
        return [.. findings.Select(places.WithCollection).Select(Severities.Apply).OfType<Diagnostic>()];
    }

    /// <summary>No case is made for a query that Firestore rejects: it is an error without one.</summary>
    internal static DataModel WithoutRefused(DataModel model) =>
        model with
        {
            AccessPatterns =
            [
                .. model.AccessPatterns.Where(pattern =>
                    PatternQuery.Of(model, pattern) is not { } query
                    || QueryRejections.OfPattern(pattern, query) is null
                ),
            ],
        };

    /// <summary>
    /// Gets the documents that the rules look up, by the statements about a document that stands for all of its
    /// collection.
    /// </summary>
    internal static LookUps LookUpsOf(RulesOutline outline) =>
        (collection, operation) =>
            outline.LookUps(
                $"{collection.Under([.. collection.Captures.Select(_ => "any")])}/{collection.DocumentId ?? "any"}",
                RequestTarget.MethodOf(operation)
            );
}
