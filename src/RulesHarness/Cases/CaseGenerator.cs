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
    /// name="ruleLists"/>, the lists of strings in the rules, so are the words that they list beside an enum's values
    /// or a schema's fields.
    /// </summary>
    /// <exception cref="FixtureException">No data can be made for what the spec says.</exception>
    public static CaseSet Generate(
        DataModel model,
        FixtureOptions options,
        DateTimeOffset now,
        LookUps? lookUps = null,
        IReadOnlyList<IReadOnlyList<string>>? ruleLists = null
    )
    {
        List<Diagnostic> findings = [.. CaseDiagnostics.Of(model)];
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return new CaseSet([], new Dataset(), findings);
        }
        var context = new CaseContext(model, options, Timestamp.FromDateTimeOffset(now));
        var callers = new CallerFactory(context);
        var finder = new CaseScenarioFinder(context, callers);
        var changes = new CandidateRequestFactory(context);
        var cases = new CaseList();
        var documents = new DocumentCases(model, new PermissionCaseBuilder(context, finder, changes, cases));
        var lists = new ListCases(context, finder, cases);
        foreach (var policy in model.Policies)
        {
            var members = model.Members(policy.Collection);
            foreach (var persona in CallerKind.Of(model, policy))
            {
                foreach (var operation in policy.Collection.IsGroup ? [] : DocumentCases.Operations)
                {
                    documents.Add(policy, members[0], persona, operation);
                }
                lists.Add(policy, members, persona);
            }
        }

        documents.AddRemainingVariants();
        var writes = new GrantedWriteFactory(context, finder, changes);
        var flawed = new InvalidWriteCases(cases);
        var schemas = new SchemaCases(context, new RulesOnlyLiterals(ruleLists ?? []), writes, flawed);
        var references = new ReferenceCases(context, lookUps, writes, flawed);
        foreach (var collection in model.FrontMatter?.SchemaProbes == SchemaProbes.Off ? [] : model.Collections)
        {
            var policy = model.Policy(collection.Path)!;
            schemas.Add(policy, collection);
            references.Add(policy, collection);
        }

        var overwrites = new OverwriteCases(context, writes, cases);
        foreach (var collection in model.Collections)
        {
            overwrites.Add(model.Policy(collection.Path)!, collection);
        }
        findings.AddRange(new PatternCases(context, finder, cases).AddAll());
        var warns = model.FrontMatter?.SchemaProbes == SchemaProbes.Warn;
        return new CaseSet(
            [.. cases.Cases.Select(one => one with { IsAdvisory = warns && IsViolation(one) })],
            context.Data,
            findings
        )
        {
            Unproven = context.Unproven.Items,
            Repeated = cases.Repeated,
        };
    }

    /// <summary>
    /// Returns true for a write that violates its schema. Writes at the edges of a field belong to the schema as well,
    /// but obey it: a sentence grants them, and their denial is a failure whatever <c>schema-probes</c> says.
    /// </summary>
    private static bool IsViolation(AccessCase one) => one is { Kind: CaseKind.Schema, IsAllowed: false };
}
