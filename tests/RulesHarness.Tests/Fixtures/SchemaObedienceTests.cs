using System.Text.RegularExpressions;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Fixtures;

/// <summary>
/// Every document obeys its schema: all fields that must be there, none that is not declared, types and constraints.
/// </summary>
public sealed class SchemaObedienceTests
{
    private static readonly string Everything = TestData.Text("Fixtures/Data/everything.md");

    [Test]
    public void Data_of_the_sample_obeys_its_schemas([Values(1, 2, 3)] int seed) =>
        Flaws(TestData.Sample, seed).Should().BeEmpty();

    [Test]
    public void Data_of_every_type_and_constraint_obeys_its_schemas([Values(1, 2, 3, 4, 5)] int seed) =>
        Flaws(Everything, seed).Should().BeEmpty();

    [Test]
    public void Document_made_for_a_purpose_obeys_its_schema([Values] bool isFull)
    {
        var completeness = isFull ? Completeness.Full : Completeness.Minimal;
        var model = TestData.Model(Everything);
        var fixtures = new FixtureFactory(model, new FixtureOptions());
        var collection = model.Collections[0];
        var document = fixtures.Make(collection, [], "x", completeness);
        Flaws(collection, document).Should().BeEmpty();
        foreach (var field in collection.StoredFields.Where(field => !field.Required))
        {
            document.Fields.TryGet(field.Name, out _).Should().Be(isFull, field.Name);
        }
    }

    [TestCase("int", "..-5")]
    [TestCase("int", "5..5")]
    [TestCase("float", "-0.3..-0.2")]
    [TestCase("array of boolean", "items 4..4")]
    [TestCase("array of string", "items 7..9")]
    [TestCase("string", "length 200..201")]
    [TestCase("string", "length 3..3, pattern \"[A-Z]+\"")]
    [TestCase("string", "pattern \"(?i)abc\"")]
    [TestCase("string", "pattern \"(?P<word>a\\|b){2,}c?\"")]
    [TestCase("string", "pattern \"(?:x\\|y[0-9]{3})-\\d+\"")]
    [TestCase("string", "pattern \"^[^a-m]{4}$\"")]
    public void Value_obeys_a_constraint_that_is_hard_to_meet(string type, string constraints)
    {
        var spec = Everything.Replace(
            "| `flag` | boolean | yes | |",
            $"| `flag` | {type} | yes | {constraints} |",
            StringComparison.Ordinal
        );
        Flaws(spec, 1).Should().BeEmpty();
    }

    [TestCase("length 3..5, pattern \"[a-z]{9}\"")]
    [TestCase("pattern \"a\\bb\"")]
    public void Constraints_that_nothing_meets_are_reported_with_their_place(string constraints)
    {
        var spec = Everything.Replace(
            "| `flag` | boolean | yes | |",
            $"| `flag` | string | yes | {constraints} |",
            StringComparison.Ordinal
        );
        var line = spec[..spec.IndexOf("| `flag`", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        FluentActions
            .Invoking(() => Flaws(spec, 1))
            .Should()
            .Throw<FixtureException>()
            .Which.Place.Line.Should()
            .Be(line);
    }

    private static List<string> Flaws(string spec, int seed)
    {
        var model = TestData.Model(spec);
        var data = new FixtureFactory(model, new FixtureOptions { Seed = seed }).Generate();
        data.Documents.Should().NotBeEmpty();
        return
        [
            .. model.Collections.SelectMany(collection =>
                data.Of(collection.Path).SelectMany(document => Flaws(collection, document))
            ),
        ];
    }

    private static IEnumerable<string> Flaws(Collection collection, Document document)
    {
        var declared = collection.StoredFields.Select(field => field.Name.Split('.')[0]).ToHashSet();
        foreach (var name in document.Fields.Keys.Where(name => !declared.Contains(name)))
        {
            yield return $"{document.Path} has {name}, which is not declared";
        }
        foreach (var field in collection.StoredFields)
        {
            if (!document.Fields.TryGet(field.Name, out var value))
            {
                if (field.Required)
                {
                    yield return $"{document.Path} lacks {field.Name}";
                }
            }
            else if (!IsOf(field.Type, value) || value is not null && !Obeys(field.Constraints, value))
            {
                yield return $"{document.Path}: {field.Name} is {value}";
            }
        }
    }

    private static bool IsOf(FieldType type, object? value) =>
        value is null
            ? type.Nullable
            : type.Kind switch
            {
                TypeKind.String => value is string,
                TypeKind.Int => value is long,
                TypeKind.Float => value is double,
                TypeKind.Number => value is long or double,
                TypeKind.Boolean => value is bool,
                TypeKind.Timestamp => value is Timestamp,
                TypeKind.GeoPoint => value is GeoPoint,
                TypeKind.Bytes => value is Blob,
                TypeKind.Reference => value is DocumentName,
                TypeKind.Map => value is IReadOnlyDictionary<string, object?>,
                TypeKind.Array => value is List<object?> items
                    && items.All(item => type.Element is null || IsOf(type.Element, item)),
                TypeKind.Enum => type.Literals.Contains(value),
                _ => true,
            };

    private static bool Obeys(FieldConstraints constraints, object value) =>
        value switch
        {
            string text => constraints.Length?.Contains(text.Length) != false
                && (
                    constraints.Pattern is null
                    || Regex.IsMatch(
                        text,
                        $"^(?:{constraints.Pattern.Replace("?P<", "?<", StringComparison.Ordinal)})$",
                        RegexOptions.None,
                        TimeSpan.FromSeconds(1)
                    )
                ),
            long whole => constraints.Range?.Contains(whole) != false,
            double number => constraints.Range?.Contains(number) != false,
            List<object?> items => constraints.Items?.Contains(items.Count) != false,
            _ => true,
        };
}
