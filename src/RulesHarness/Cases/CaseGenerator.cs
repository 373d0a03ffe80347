using System.Collections.Concurrent;
using RulesHarness.Diagnostics;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// Makes the cases of a data model, and the data they need: sentences first, then schemas, then access patterns.
/// </summary>
internal static class CaseGenerator
{
    /// <summary>
    /// The cases in the order of the spec's policies and patterns. The same model and seed give the same cases on the
    /// same data; <paramref name="now"/> only has to be near the time at which the cases run. With <paramref
    /// name="lookUps"/> references to nothing are tried also where only the rules say that they matter; with <paramref
    /// name="written"/>, so are the words that the rules list beside an enum's values or a schema's fields, and text
    /// that their patterns match.
    /// </summary>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    public static CaseSet Generate(
        DataModel model,
        FixtureOptions options,
        DateTimeOffset now,
        LookUps? lookUps = null,
        WrittenOut? written = null
    ) => Generate(model, options, now, lookUps, written, run: makers => makers);

    /// <summary>
    /// The same, by makers that begin in the order of <paramref name="run"/>. It changes nothing, which a test shows.
    /// </summary>
    internal static CaseSet Generate(
        DataModel model,
        FixtureOptions options,
        DateTimeOffset now,
        LookUps? lookUps,
        WrittenOut? written,
        Func<IReadOnlyList<CaseMaker>, IEnumerable<CaseMaker>> run
    )
    {
        List<Diagnostic> findings = [.. CaseDiagnostics.Of(model)];
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return new CaseSet([], new Dataset(), findings);
        }
        var context = new CaseContext(model, options, Timestamp.FromDateTimeOffset(now));
        var accepted = new AcceptedCases(context, context.Fixtures.Generate());
        accepted.Add(OfSentences(model), run);
        var rules = new RulesQuestions(model, lookUps, written ?? WrittenOut.Nothing);
        accepted.Add([.. OfSchemas(model, rules), .. OfOtherWords(model, rules)], run);
        accepted.Add(OfOverwriting(model), run);

        var bound = new ConcurrentDictionary<AccessPattern, IReadOnlyList<BoundPattern>>();
        accepted.Add(OfPatterns(model, bound), run);
        var patterns = model.AccessPatterns.SelectMany(pattern => bound[pattern]).ToList();
        findings.AddRange(new PatternCases(context, accepted).Add(patterns));

        return new CaseSet(
            [.. accepted.List.Cases.Select(one => one with { IsAdvisory = IsViolation(one) && Warns(one) })],
            accepted.Data,
            findings
        )
        {
            Rules = rules,
            Now = context.Now,
            Unproven = accepted.Untested,
            Repeated = accepted.List.Repeated,
            Instants =
            [
                .. accepted.Instants.Select((one, at) => one with { Id = $"{one.Collection.Text}/instants/{at + 1}" }),
            ],
        };

        bool Warns(AccessCase one) => model.SchemaProbes(one.Collection) == SchemaProbes.Warn;
    }

    private static List<CaseMaker> OfSentences(DataModel model)
    {
        var documents = new DocumentPlan(model);
        var lists = new ListPlan(model);
        var makers = new List<CaseMaker>();
        foreach (var policy in model.Policies)
        {
            var member = model.Members(policy.Collection)[0];
            foreach (var persona in CallerKind.Of(model, policy))
            {
                foreach (var operation in policy.Collection.IsGroup ? [] : DocumentPlan.Operations)
                {
                    var cell = $"{policy.Collection}/{CaseList.Verb(operation)}/{persona.Name}";
                    makers.Add(OfDocuments(cell, documents.Of(policy, member, persona, operation)));
                }
                makers.Add(OfLists($"{policy.Collection}/list/{persona.Name}", lists.Of(policy, member, persona)));
            }
        }

        makers.Add(OfDocuments("remaining variants", documents.OfRemainingVariants()));
        return makers;
    }

    private static CaseMaker OfDocuments(string key, IReadOnlyList<PlannedCase> planned) =>
        new(key, draft => AddAll(draft, planned));

    private static void AddAll(CaseDraft draft, IReadOnlyList<PlannedCase> planned)
    {
        var documents = new DocumentCases(draft);
        foreach (var one in planned)
        {
            documents.Add(one);
        }
    }

    private static CaseMaker OfLists(string key, IReadOnlyList<PlannedLists> planned) =>
        new(
            key,
            draft =>
            {
                var lists = new ListCases(draft);
                foreach (var one in planned)
                {
                    lists.Add(one);
                }
            }
        );

    private static List<CaseMaker> OfSchemas(DataModel model, RulesQuestions rules)
    {
        var makers = new List<CaseMaker>();
        foreach (var collection in model.Collections.Where(each => model.SchemaProbes(each.Path) != SchemaProbes.Off))
        {
            var policy = model.Policy(collection.Path)!;
            makers.Add(
                new CaseMaker(
                    $"{collection.Path}/schema",
                    draft => new SchemaCases(draft, rules).Add(policy, collection)
                )
            );
            makers.Add(
                new CaseMaker(
                    $"{collection.Path}/references",
                    draft => new ReferenceCases(draft, rules).Add(policy, collection)
                )
            );
        }

        return makers;
    }

    private static IEnumerable<CaseMaker> OfOtherWords(DataModel model, RulesQuestions rules) =>
        from policy in model.Policies
        where !policy.Collection.IsGroup && DocumentPlan.ExcludesTexts(policy)
        let collection = model.Members(policy.Collection)[0]
        select new CaseMaker(
            $"{policy.Collection}/words",
            draft => AddAll(draft, new DocumentPlan(model).OfOtherWords(policy, collection, rules))
        );

    private static List<CaseMaker> OfOverwriting(DataModel model) =>
        [
            .. model.Collections.Select(collection => new CaseMaker(
                $"{collection.Path}/overwriting",
                draft => new OverwriteCases(draft).Add(model.Policy(collection.Path)!, collection)
            )),
        ];

    private static List<CaseMaker> OfPatterns(
        DataModel model,
        ConcurrentDictionary<AccessPattern, IReadOnlyList<BoundPattern>> bound
    ) =>
        [
            .. model.AccessPatterns.Select(pattern => new CaseMaker(
                $"{pattern.Collection}/pattern/{pattern.Name}",
                draft => bound[pattern] = [.. new PatternBinder(draft).Bind(pattern)]
            )),
        ];

    /// <summary>
    /// Returns true for a write that violates its schema. Writes at the edges of a field belong to the schema as well,
    /// but obey it: a sentence grants them, and their denial is a failure whatever <c>schema-probes</c> says.
    /// </summary>
    private static bool IsViolation(AccessCase one) => one is { Kind: CaseKind.Schema, IsAllowed: false };
}
