using System.Text;
using RulesHarness.Cases;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Firestore.Identities;
using RulesHarness.Fixtures;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Fixtures;

/// <summary>
/// Patterns of fields are read as rules read them: what is made for one matches by the rules' own <c>matches</c>, and a
/// near miss does not.
/// </summary>
public sealed class PatternSampleTests
{
    private const string Rules = """
        rules_version = '2';
        service cloud.firestore {
          match /databases/{database}/documents/texts/{id} {
            allow create: if request.resource.data.text.matches(request.resource.data.pattern);
          }
        }
        """;

    private static readonly Lazy<Task<IRulesSession>> Session = new(OpenAsync);

    private static readonly CollectionPath Texts = CollectionPath.TryParse("texts")!;

    private static readonly Place Here = new("spec.md", 1, 1);

    /// <summary>Patterns of which the whole of any text is one: none misses them.</summary>
    private static readonly string[] OfEverything = ["(?s).+", "(|x)"];

    private static readonly string[] Patterns =
    [
        .. TestData
            .Text("Fixtures/Data/patterns.txt")
            .Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)),
    ];

    [Test]
    public void Patterns_are_many() => Patterns.Should().HaveCountGreaterThan(200).And.OnlyHaveUniqueItems();

    [TestCaseSource(nameof(Patterns))]
    public async Task Sample_matches_and_near_miss_does_not(string pattern)
    {
        var field = FieldOf(pattern, null);
        var samples = Enumerable
            .Range(0, 8)
            .Select(at => (string)new ValueFactory(new SeededRandom(1)).Make(field, $"texts/{at}"))
            .ToList();
        var faker = new SeededRandom(1).For("miss");
        var miss = TextFactory.NearMiss(field, pattern, faker);

        (await MatchingAsync(pattern, samples)).Should().Equal(samples);
        samples
            .Should()
            .OnlyContain(sample => sample == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(sample)), "it is text");
        if (miss is not null)
        {
            (await MatchingAsync(pattern, [miss])).Should().BeEmpty($"`{miss}` only nearly matches");
        }
        else
        {
            OfEverything.Should().Contain(pattern);
        }
    }

    [TestCase("[a-z]+", 1, 3)]
    [TestCase("[a-z]+", 30, 40)]
    [TestCase("[a-z0-9]+(-[a-z0-9]+)*", 12, 12)]
    [TestCase("^.{3,20}$", 19, 50)]
    [TestCase("^\\w+@\\w+\\.(com|org)$", 25, 26)]
    [TestCase("(a|bb|ccc)*", 7, 7)]
    [TestCase("^\\S.*\\S$", 100, 120)]
    [TestCase("[[:alpha:]]{2,}", 64, 64)]
    public async Task Sample_has_a_length_that_the_field_allows(string pattern, int least, int most)
    {
        var field = FieldOf(pattern, new Bounds(least, most));
        var sample = (string)new ValueFactory(new SeededRandom(1)).Make(field, "texts/1");

        sample.Length.Should().BeInRange(least, most);
        (await MatchingAsync(pattern, [sample])).Should().Equal(sample);
    }

    [TestCase("a^b")]
    [TestCase("a$b")]
    [TestCase("\\b\\B")]
    [TestCase("[^\\x00-\\x{10FFFF}]")]
    public void Pattern_that_no_text_matches_has_no_data(string pattern)
    {
        var model = TestData.Model(
            TestData.BlogWith("length ..254, pattern \"[^@ ]+@[^@ ]+\"", $"pattern \"{pattern}\"")
        );

        FluentActions
            .Invoking(() => CaseGenerator.Generate(model, new FixtureOptions(), TestData.Now))
            .Should()
            .Throw<FixtureException>()
            .Which.Message.Should()
            .Contain($"`{pattern}`");
    }

    [TestCase("(?=a)b", "(?=a)b")]
    [TestCase("(a)\\1", "\\1")]
    [TestCase("[a-z", "[a-z")]
    [TestCase("a**", "*")]
    [TestCase("a{1001}", "{1001}")]
    [TestCase("(ab", "(ab")]
    [TestCase("ab)c", ")c")]
    [TestCase("\\p{Klingon}", "\\p{Klingon}")]
    [TestCase("x(?<!y)z", "(?<!y)z")]
    public void Pattern_that_rules_refuse_is_named_where_it_ends(string pattern, string from)
    {
        var found = TestData.Read(TestData.BlogWith("pattern \"[^@ ]+@[^@ ]+\"", $"pattern \"{pattern}\"")).Diagnostics;
        found
            .Should()
            .ContainSingle(each => each.Id == "RH1028")
            .Which.Message.Should()
            .Be($"`{pattern}` is not a regular expression in RE2's syntax: it is not valid from `{from}` on");
    }

    private static Field FieldOf(string pattern, Bounds? length) =>
        new(
            "text",
            new FieldType(TypeKind.String),
            Required: true,
            new FieldConstraints { Pattern = pattern, Length = length },
            "",
            Here
        );

    private static async Task<IRulesSession> OpenAsync()
    {
        var engine = new EmbeddedHost(TimeProvider.System);
        return (
            await engine.OpenAsync(new RulesFile("firestore.rules", Rules), Task.FromResult<Dataset?>(new Dataset()))
        ).Session!;
    }

    private static async Task<IReadOnlyList<string>> MatchingAsync(string pattern, IReadOnlyList<string> texts)
    {
        var session = await Session.Value;
        var matching = new List<string>();
        foreach (var (at, text) in texts.Index())
        {
            var request = new CreateRequest(
                $"texts/text-{at}",
                new Dictionary<string, object?> { ["text"] = text, ["pattern"] = pattern }
            );
            var one = new AccessCase(
                $"{at}",
                CaseKind.Schema,
                text,
                Here,
                pattern,
                Texts,
                Operation.Create,
                "Guests",
                Identity.Unauthenticated,
                request,
                isAllowed: true
            );
            if ((await session.RunAsync(one)).IsAllowed == true)
            {
                matching.Add(text);
            }
        }

        return matching;
    }
}
