using RulesHarness.Specification.Model;

namespace RulesHarness.Tests.Specification;

/// <summary>
/// A field can have any name that Firestore lets it have; in braces, or in backticks of its own within code, it can be
/// named everywhere.
/// </summary>
public sealed class FieldNameTests
{
    private const string Text = """
        ## Database Choice

        Firestore.

        ## Collection Inventory

        | Collection | Description | Primary Key |
        |---|---|---|
        | `users` | x | auth uid |
        | `pixels` | x | auto |
        | `pixels/{look}/looks` | x | auto |

        ## Schema Definitions

        ### `users`

        | Field | Type | Required |
        |---|---|---|
        | `name` | string | yes |

        ### `pixels`

        | Field | Type | Required |
        |---|---|---|
        | NAME | string | yes |
        | `other` | int | no |
        | `pixel` | int | no |
        | `owner id` | string | yes |

        ### `pixels/{look}/looks`

        | Field | Type | Required |
        |---|---|---|
        | `look` | string | yes |

        ## Relationships

        - `pixels.{owner id}` -> `users.id`

        ## Access Patterns

        | Query | Collection | Filters | Sort | Kind |
        |---|---|---|---|---|
        | A | `pixels` | FILTER == "x" | FIELD desc, other | |

        ## Security Rules

        | Role | Means |
        |---|---|
        | Marked | `pixels/{uid}.FIELD == "x"` |

        - **pixels:** Owner is FIELD. SENTENCE
          - Marked can get docs.

        ## Indexes

        - `pixels`: FIELD desc, `other` asc
        """;

    [TestCase("`uid`", "{uid}", "uid")]
    [TestCase("`now`", "{now}", "now")]
    [TestCase("`token`", "{token}", "token")]
    [TestCase("`new`", "{new}", "new")]
    [TestCase("`true`", "{true}", "true")]
    [TestCase("`own`", "{own}", "own")]
    [TestCase("`docs`", "{docs}", "docs")]
    [TestCase("`doc`", "{doc}", "doc")]
    [TestCase("`where`", "{where}", "where")]
    [TestCase("`only`", "{only}", "only")]
    [TestCase("`and`", "{and}", "and")]
    [TestCase("`not`", "{not}", "not")]
    [TestCase("`the`", "{the}", "the")]
    [TestCase("`read`", "{read}", "read")]
    [TestCase("`pixels`", "{pixels}", "pixels")]
    [TestCase("`title case`", "{title case}", "`title case`")]
    [TestCase("{title case}", "{ title case }", "`title case`")]
    [TestCase("`e-mail`", "{e-mail}", "`e-mail`")]
    [TestCase("`x-2`", "{x-2}", "`x-2`")]
    [TestCase("`2nd`", "{2nd}", "`2nd`")]
    [TestCase("`größe`", "{größe}", "`größe`")]
    [TestCase("`größe`", "größe", "`größe`")]
    [TestCase("{a.b}", "{a.b}", "`a.b`")]
    [TestCase("`` `a.b` ``", "{a.b}", "`a.b`")]
    [TestCase("`map.{zip code}`", "map.{zip code}", "map.`zip code`")]
    [TestCase("{a/b}", "{a/b}", "`a/b`")]
    [TestCase("{100 % sure?}", "{100 % sure?}", "`100 % sure?`")]
    public void Field_of_any_name_is_named_everywhere(string declared, string named, string meant)
    {
        var model = Model(
            declared,
            named,
            $"Owner can update own docs, only {named} and `other`, where `new.{named} == \"x\"`."
        );

        model.Collection("pixels")!.Fields[0].Name.Should().Be(meant);
        model.AccessPatterns[0].Filter!.ToString().Should().Be($"{meant} == \"x\"");
        model.AccessPatterns[0].Sort[0].Field.Should().Be(meant);
        model.Indexes[0].Fields[0].FieldPath.Should().Be(meant);
        ((DocumentRole)model.Roles[0]).Condition!.ToString().Should().Be($"{meant} == \"x\"");
        var policy = model.Policies[1];
        policy.Owner!.Field.Should().Be(meant);
        policy.Permissions[0].Only.Should().Equal(meant, "other");
        policy.Permissions[0].Condition!.ToString().Should().Be($"new.{meant} == \"x\"");
    }

    [TestCase("{uid} == uid", "uid == uid", true)]
    [TestCase("uid == {uid}", "uid == uid", true)]
    [TestCase("`` `uid` == uid ``", "uid == uid", true)]
    [TestCase("{uid} in [\"a\", uid]", "uid in [\"a\", uid]", true)]
    [TestCase("not ({uid} == \"a\")", "not (uid == \"a\")", true)]
    [TestCase("{pixel} > 1", "pixel > 1", false)]
    public void Name_in_braces_that_is_not_a_id_of_the_path_is_a_field(string written, string meant, bool isUid)
    {
        var condition = Model("`uid`", "{uid}", $"Owner can get own docs where {written}.")
            .Policies[1]
            .Permissions[0]
            .Condition!;
        condition.ToString().Should().Be(meant);
        Operands(condition)
            .OfType<FieldOperand>()
            .Should()
            .ContainSingle()
            .Which.Path.Should()
            .Be(isUid ? "uid" : "pixel");
    }

    [TestCase("{look} == \"a\"", typeof(PathIdOperand))]
    [TestCase("`` `look` == \"a\" ``", typeof(FieldOperand))]
    public void Name_in_braces_that_is_an_id_of_the_path_is_the_id(string written, Type meant)
    {
        var text = Written("`uid`", "{uid}", "Owner can get own docs.")
            .Replace(
                "  - Marked can get docs.",
                $"  - Marked can get docs.\n- **pixels/{{look}}/looks:** Anyone can get docs where {written}.",
                StringComparison.Ordinal
            );
        ((Comparison)TestData.Model(text).Policies[2].Permissions[0].Condition!).Left.Should().BeOfType(meant);
    }

    [TestCase("uid == uid", "uid == uid")]
    [TestCase("{uid} == uid", "uid == uid")]
    [TestCase("uid != \"a\"", "uid != \"a\"")]
    public void Left_of_a_filter_is_a_field_whatever_its_name(string filter, string meant)
    {
        var model = TestData.Model(
            Written("`uid`", "{uid}", "Owner can get own docs.")
                .Replace("| {uid} == \"x\" |", $"| `{filter}` |", StringComparison.Ordinal)
        );
        model.AccessPatterns[0].Filter!.ToString().Should().Be(meant);
        ((Comparison)model.AccessPatterns[0].Filter!).Left.Should().Be(new FieldOperand("uid"));
    }

    [TestCase("Owner can update own docs, only pixel.", "pixel")]
    [TestCase("Owner can update `pixel`.", "pixel")]
    [TestCase("Owner can update pixel and other.", "pixel, other")]
    [TestCase("Owner can update other, pixel.", "other, pixel")]
    [TestCase("Owner can update pixel only.", "pixel")]
    [TestCase("Owner can update {pixel}.", "pixel")]
    [TestCase("Owner can update the pixel.", "")]
    [TestCase("Owner can update own pixels.", "")]
    [TestCase("Owner can update any pixel.", "")]
    [TestCase("Owner can update pixels.", "")]
    public void Field_called_as_the_documents_is_distinguished(string sentence, string fields) =>
        string.Join(", ", Model("`a`", "a", sentence).Policies[1].Permissions[0].Only ?? []).Should().Be(fields);

    [TestCase("from", "Owner can update only `other`, `from`, `pixel`.", "other, from, pixel")]
    [TestCase("from", "Owner can update from, other.", "from, other")]
    [TestCase("from", "Owner can update own docs, only other, from.", "other, from")]
    [TestCase("via", "Owner can update other, via and pixel.", "other, via, pixel")]
    [TestCase("where", "Owner can update `other`, `where` of own docs.", "other, where")]
    [TestCase("when", "Owner can update other, when other == 1.", "other")]
    public void Field_called_as_a_word_that_begins_a_limit_is_listed(string name, string sentence, string fields) =>
        string.Join(", ", Model($"`{name}`", $"{{{name}}}", sentence).Policies[1].Permissions[0].Only ?? [])
            .Should()
            .Be(fields);

    private static DataModel Model(string declared, string named, string sentence) =>
        TestData.Model(Written(declared, named, sentence));

    private static string Written(string declared, string named, string sentence) =>
        Text.Replace("| NAME |", $"| {declared} |", StringComparison.Ordinal)
            .Replace("FILTER", named, StringComparison.Ordinal)
            .Replace("FIELD", named, StringComparison.Ordinal)
            .Replace("SENTENCE", sentence, StringComparison.Ordinal);

    private static IEnumerable<Operand> Operands(Condition condition) =>
        condition switch
        {
            NotCondition not => Operands(not.Inner),
            Comparison comparison => [comparison.Left, comparison.Right],
            _ => [],
        };
}
