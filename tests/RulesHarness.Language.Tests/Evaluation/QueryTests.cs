using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Tests.Evaluation;

/// <summary>Lists, which are judged by what their filters imply.</summary>
public sealed class QueryTests
{
    private static readonly RulesValue Five = RulesValue.From(5L);

    private static IEnumerable<TestCaseData> Implications()
    {
        (QueryOperator, string Sign, string True, string Unknown)[] rows =
        [
            (
                QueryOperator.LessThan,
                "n < 5",
                "n < 5; n < 6; n <= 5; n != 5; n != 6; 5 > n; n != null; n < 5.5",
                "n < 4; n <= 4; n > 4; n == 4; n == 6; n != 4; n == null; n < 'a'; n != 'a'"
            ),
            (QueryOperator.LessThanOrEqual, "n <= 5", "n <= 5; n < 6; n != 6", "n < 5; n != 5; n == 5"),
            (QueryOperator.GreaterThan, "n > 5", "n > 5; n >= 5; n > 4; n != 5; 5 < n", "n > 6; n >= 6; n != 6; n < 9"),
            (QueryOperator.GreaterThanOrEqual, "n >= 5", "n >= 5; n > 4; n != 4", "n > 5; n != 5"),
            (QueryOperator.NotEqual, "n != 5", "n != 5; n != null; n != 5.0", "n != 6; n > 5; n == 6"),
            (
                QueryOperator.ArrayContains,
                "n contains 5",
                "5 in resource.data.n; resource.data.n.hasAny([4, 5]); n != null",
                "6 in resource.data.n; n == [5]"
            ),
            (QueryOperator.Equal, "n == 5", "n == 5; n < 6; n in [5, 6]; n is int; n + 1 == 6", ""),
        ];
        foreach (var (sign, text, allowed, unknown) in rows)
        {
            foreach (var condition in allowed.Split("; "))
            {
                yield return new TestCaseData(sign, condition, true).SetName(
                    $"Query_of_{text}_is_allowed_by_{condition}"
                );
            }

            foreach (var condition in unknown.Split("; ", StringSplitOptions.RemoveEmptyEntries))
            {
                yield return new TestCaseData(sign, condition, false).SetName(
                    $"Query_of_{text}_is_not_decided_by_{condition}"
                );
            }
        }
    }

    [TestCaseSource(nameof(Implications))]
    public void Query_is_decided(QueryOperator sign, string condition, bool isAllowed)
    {
        var decision = List(condition, new FieldFilter(["n"], sign, Five));

        decision.IsAllowed.Should().Be(isAllowed);
        if (!isAllowed)
        {
            Programs.Text(decision).Should().Be("evaluation error at L3:34");
        }
    }

    [TestCase(
        "n + 1 == 2",
        "Unsupported operation error. Received: constraint + int. Expected: int + int, float + float, string + string, duration + duration, duration + timestamp, timestamp + duration."
    )]
    [TestCase("n < true", "Type error. Received: [bool] Expected: [timestamp,duration,float,int,string,bytes].")]
    [TestCase(
        "n == resource.data.n",
        "Type error. Received: [constraint] Expected: [bool,duration,float,int,latlng,map,null,string,bytes,timestamp,path,list,vector,set]."
    )]
    [TestCase("m == 1", "Property m is undefined on object.")]
    [TestCase("n in [5]", "false")]
    [TestCase("n is int", "false")]
    public void Range_is_no_value(string condition, string expected) =>
        Programs.Text(List(condition, new FieldFilter(["n"], QueryOperator.LessThan, Five))).Should().Be(expected);

    [Test]
    public void Each_alternative_is_judged_by_itself()
    {
        var filter = new FieldFilter(["n"], QueryOperator.In, Programs.List(Five, RulesValue.From(6L)));

        List("n in [5, 6]", filter).IsAllowed.Should().BeTrue();
        List("n == 5", filter).Tried.Select(Programs.Text).Should().Equal("false", "false");
        List("n == 6", filter).Tried.Select(Programs.Text).Should().Equal("false");
    }

    [Test]
    public void Filters_of_one_alternative_are_known_together()
    {
        var filter = new CompositeFilter(
            false,
            [
                new FieldFilter(["n"], QueryOperator.Equal, Five),
                new FieldFilter(["m", "x"], QueryOperator.GreaterThan, Five),
                new CompositeFilter(
                    true,
                    [
                        new FieldFilter(["a"], QueryOperator.Equal, Five),
                        new FieldFilter(["b"], QueryOperator.Equal, Five),
                    ]
                ),
            ]
        );

        List(
            "n == 5 && resource.data.m.x > 4 && (resource.data.get('a', 0) == 5 || resource.data.get('b', 0) == 5)",
            filter
        )
            .IsAllowed.Should()
            .BeTrue();
        List("n == 5 && resource.data.get('a', 0) == 5", filter).Cause.Should().Be(Cause.False);
    }

    [Test]
    public void Too_many_alternatives_are_a_limit()
    {
        var six = new FieldFilter(
            ["n"],
            QueryOperator.In,
            Programs.List([.. Enumerable.Range(0, 6).Select(i => RulesValue.From((long)i))])
        );

        List("true || false", new CompositeFilter(false, [six, six])).Cause.Should().Be(Cause.Limit);
    }

    [TestCase("request.query.limit == 3 && request.query.offset == 2 && request.query.orderBy.n == 'DESC'", "true")]
    [TestCase("request.path == /databases/(default)/documents/a && request.method == 'list'", "true")]
    [TestCase("resource.id == 'x'", "Property id is undefined on object.")]
    [TestCase("id == 'x'", "Null value error.")]
    public void Query_tells_of_itself(string condition, string expected) =>
        Programs
            .Text(
                Programs.Decide(
                    $"match /a/{{id}} {{ allow list: if {condition}; }}",
                    Programs.Request(RulesMethod.List, "a") with
                    {
                        Query = new RulesQuery
                        {
                            Limit = 3,
                            Offset = 2,
                            OrderBy = [new QueryOrder(["n"], IsDescending: true)],
                        },
                    }
                )
            )
            .Should()
            .Be(expected);

    [Test]
    public void Query_without_limit_has_null_for_it() =>
        List("request.query.limit == null && request.query.offset == 0", null).IsAllowed.Should().BeTrue();

    [TestCase("match /{all=**}/b/{id} { allow list: if request.query.allDescendants; }", null, true)]
    [TestCase("match /{all=**} { allow list: if true; }", null, true)]
    [TestCase("match /b/{id} { allow list: if true; }", null, false)]
    [TestCase("match /{x}/{y}/b/{id} { allow list: if true; }", null, false)]
    [TestCase("match /a/{x}/{all=**} { allow list: if x == 'one'; }", "a/one", true)]
    [TestCase("match /a/{x}/{all=**} { allow list: if x == 'one'; }", "a/two", false)]
    [TestCase("match /{all=**}/b/{id} { allow list: if all[0] == 'a'; }", "a/one", false)]
    public void Collection_group_needs_a_recursive_wildcard(string rules, string? below, bool isAllowed) =>
        Programs
            .Decide(
                rules,
                Programs.Request(RulesMethod.List, "b") with
                {
                    Query = new RulesQuery { IsCollectionGroup = true, Below = below },
                }
            )
            .IsAllowed.Should()
            .Be(isAllowed);

    [TestCase(
        "there",
        "id == 'there' && resource.data.path == 'a/there' && resource.id == id && request.method == 'list'",
        "true"
    )]
    [TestCase("gone", "resource.data.path == 'a/gone'", "Variable read error. Variable: [resource].")]
    public void Query_for_one_document_by_name_looks_at_it(string id, string condition, string expected)
    {
        var name = RulesValue.FromPath(["databases", "(default)", "documents", "a", id]);
        var request = Programs.Request(RulesMethod.List, "a") with
        {
            Query = new RulesQuery { Filter = new FieldFilter(["__name__"], QueryOperator.Equal, name) },
        };

        Programs
            .Text(
                Programs.Decide(
                    $"match /a/{{id}} {{ allow list: if {condition}; }}",
                    request,
                    new StoredDocuments(["a/there"])
                )
            )
            .Should()
            .Be(expected);
    }

    private static Decision List(string condition, QueryFilter? filter)
    {
        var field =
            condition.StartsWith("n ", StringComparison.Ordinal) || condition.StartsWith("m ", StringComparison.Ordinal)
                ? "resource.data." + condition
                : condition;
        var text = field
            .Replace(" > n", " > resource.data.n", StringComparison.Ordinal)
            .Replace(" < n", " < resource.data.n", StringComparison.Ordinal);
        return Programs.Decide(
            $"match /abc/{{id}} {{ allow list: if {text}; }}",
            Programs.Request(RulesMethod.List, "abc") with
            {
                Query = new RulesQuery { Filter = filter },
            }
        );
    }
}
