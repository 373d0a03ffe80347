using RulesHarness.Cases;
using RulesHarness.Embedded;
using RulesHarness.Embedded.Storage;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Fixtures;
using RulesHarness.Language.Syntax;
using RulesHarness.Protocol;

namespace RulesHarness.Tests.Engines;

/// <summary>
/// Tests that the results of queries are computed twice, by code that has nothing in common: a fault in the expected
/// results, or in the answers, makes cases of the sample fail.
/// </summary>
public sealed class QueryEngineTests
{
    private static readonly CaseSet Sample = CaseGenerator.Generate(
        TestData.Model(TestData.Sample),
        new FixtureOptions(),
        TimeProvider.System.GetUtcNow()
    );

    private static readonly IReadOnlyList<AccessCase> WithResults =
    [
        .. Sample.Cases.Where(one => one.Result is not null),
    ];

    private static readonly TestCaseData[] FaultyEngines =
    [
        Planted("drops the last document", found => found.SkipLast(1)),
        Planted("drops the first document", found => found.Skip(1)),
        Planted("reverses the order", found => found.Reverse()),
        Planted("repeats a document", found => found.Concat(found.Take(1))),
        Planted("finds nothing", _ => []),
        PlantedInAggregates(
            "counts one more",
            value =>
                value.ValueTypeCase == Value.ValueTypeOneofCase.IntegerValue
                    ? new Value { IntegerValue = value.IntegerValue + 1 }
                    : value
        ),
        PlantedInAggregates("answers null", _ => new Value { NullValue = default }),
    ];

    private static readonly TestCaseData[] FaultyExpectations =
    [
        Expecting("leaves a document out", documents => documents.SkipLast(1)),
        Expecting("reverses the order", documents => documents.Reverse()),
        Expecting("takes one too many", documents => documents.Append("posts/no-such-post")),
    ];

    [Test]
    public async Task Sample_has_results_that_agree() => (await FailuresAsync(WithResults, null)).Should().BeEmpty();

    [TestCaseSource(nameof(FaultyEngines))]
    public async Task Fault_in_the_query_engine_is_seen(object engine) =>
        (await FailuresAsync(WithResults, (QueryEngine)engine)).Should().NotBeEmpty();

    [TestCaseSource(nameof(FaultyExpectations))]
    public async Task Fault_in_what_is_expected_is_seen(Func<IReadOnlyList<string>, IEnumerable<string>> fault)
    {
        var cases = WithResults.Where(one => one.Result!.Documents.Count > 1).ToList();
        var faulty = cases.Select(one =>
            one with
            {
                Result = one.Result! with { Documents = [.. fault(one.Result.Documents)] },
            }
        );

        (await FailuresAsync([.. faulty], null)).Should().HaveCount(cases.Count);
    }

    /// <summary>
    /// Neither may stand on the other, nor on a third that both stand on: not even on the order of values.
    /// </summary>
    [Test]
    public void Query_engine_shares_no_code_with_what_is_expected()
    {
        string[] evaluators =
        [
            "QueryEvaluator",
            "FirestoreValueComparer",
            "Semantics.Comparisons",
            "ConditionTransform",
        ];
        var uses = typeof(RulesHarness.Embedded.Queries.CompiledQuery)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == "RulesHarness.Embedded.Queries")
            .SelectMany(CalledTypes)
            .Distinct();

        uses.Where(name => evaluators.Any(evaluator => name.EndsWith(evaluator, StringComparison.Ordinal)))
            .Should()
            .BeEmpty();
    }

    private static IEnumerable<string> CalledTypes(Type type)
    {
        const System.Reflection.BindingFlags All =
            System.Reflection.BindingFlags.Public
            | System.Reflection.BindingFlags.NonPublic
            | System.Reflection.BindingFlags.Static
            | System.Reflection.BindingFlags.Instance
            | System.Reflection.BindingFlags.DeclaredOnly;
        foreach (
            var method in type.GetMethods(All).Cast<System.Reflection.MethodBase>().Concat(type.GetConstructors(All))
        )
        {
            var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
            for (var at = 0; at + 4 < code.Length; at++)
            {
                // call, callvirt, newobj and ldsfld are followed by a token; another byte of that value resolves to
                // something else, or to nothing.
                if (code[at] is not (0x28 or 0x6F or 0x73 or 0x7E))
                {
                    continue;
                }
                if (TryResolve(method, BitConverter.ToInt32(code, at + 1)) is { } name)
                {
                    yield return name;
                }
            }
        }
    }

    private static string? TryResolve(System.Reflection.MethodBase method, int token)
    {
        try
        {
            return method
                .Module.ResolveMember(
                    token,
                    method.DeclaringType!.GetGenericArguments(),
                    method.IsGenericMethod ? method.GetGenericArguments() : null
                )
                ?.DeclaringType?.FullName;
        }
        catch (Exception unresolved) when (unresolved is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    private static async Task<List<Verdict>> FailuresAsync(IReadOnlyList<AccessCase> cases, QueryEngine? engine)
    {
        var rules = CompiledRules.Of(new RulesFile("firestore.rules", TestData.Text("Sample/firestore.rules")));
        await using var session = new EmbeddedSession(rules, Sample.Data, TimeProvider.System, queryEngine: engine);
        var verdicts = await session.RunAllAsync(cases);
        return [.. verdicts.Where(verdict => verdict.Status != CaseStatus.Passed)];
    }

    private static TestCaseData Planted(
        string fault,
        Func<IReadOnlyList<StoredDocument>, IEnumerable<StoredDocument>> change
    ) =>
        new(QueryEngine.OfServing with { Run = (query, documents) => [.. change(query.Run(documents))] })
        {
            TestName = $"{{m}}({fault})",
        };

    private static TestCaseData PlantedInAggregates(string fault, Func<Value, Value> change) =>
        new(
            QueryEngine.OfServing with
            {
                Aggregate = (asked, query, documents) =>
                {
                    var result = QueryEngine.OfServing.Aggregate(asked, query, documents);
                    foreach (var alias in result.AggregateFields.Keys.ToList())
                    {
                        result.AggregateFields[alias] = change(result.AggregateFields[alias]);
                    }
                    return result;
                },
            }
        )
        {
            TestName = $"{{m}}({fault})",
        };

    private static TestCaseData Expecting(string fault, Func<IReadOnlyList<string>, IEnumerable<string>> change) =>
        new(change) { TestName = $"{{m}}({fault})" };
}
