using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tests.Fixtures;

/// <summary>Ids come from where the primary key says, and references point to documents that exist.</summary>
public sealed class RelationshipObedienceTests
{
    private static readonly string[] Specs =
    [
        TestData.Sample,
        TestData.Blog,
        TestData.Text("Fixtures/Data/everything.md"),
    ];

    [Test]
    public void Every_reference_points_to_a_document_that_exists([Range(0, 2)] int spec, [Values(1, 2)] int seed)
    {
        var (model, data) = Generate(Specs[spec], seed);
        foreach (var relationship in model.Relationships)
        {
            var targets = Ends(model, data, relationship.To).ToHashSet();
            Ends(model, data, relationship.From)
                .Should()
                .NotBeEmpty()
                .And.OnlyContain(value => targets.Contains(value), $"{relationship} holds");
        }
    }

    [TestCase("- `posts.authorId` → references `users.id` (one-to-", 8, TestName = "{m}(an id)")]
    [TestCase("- `posts.teamId` → references `teams.id` (one-to-", 1, TestName = "{m}(where null is no partner)")]
    [TestCase(
        "- `posts/{postId}/comments.authorId` → references `users.id` (one-to-",
        8,
        TestName = "{m}(more documents than partners)"
    )]
    public void Documents_of_a_one_to_one_relationship_share_no_partner(string start, int atLeast)
    {
        var (model, data) = Generate(TestData.BlogWith($"{start}many", $"{start}one"), 1);
        var ends = Ends(
                model,
                data,
                model.Relationships.Single(relationship => relationship.Cardinality == Cardinality.OneToOne).From
            )
            .ToList();
        ends.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThanOrEqualTo(atLeast);
    }

    [Test]
    public void Id_is_built_as_the_primary_key_says([Range(0, 2)] int spec)
    {
        var (model, data) = Generate(Specs[spec], 1);
        foreach (var collection in model.Collections.Where(collection => collection.Key.Kind == KeyKind.Template))
        {
            data.Of(collection.Path)
                .Should()
                .NotBeEmpty()
                .And.OnlyContain(document =>
                    document.Id.Length > 0
                    && document.Id == FixtureFactory.IdOf(collection, document.ParentIds, document.Fields)
                );
        }
    }

    [Test]
    public void Id_of_what_belongs_to_a_user_is_a_user([Range(0, 2)] int spec)
    {
        var (model, data) = Generate(Specs[spec], 1);
        var users = data.Of(model.Collection("users")!.Path).Select(document => document.Id).ToHashSet();
        foreach (var collection in model.Collections.Where(collection => collection.Key.Kind == KeyKind.AuthUid))
        {
            data.Of(collection.Path).Should().NotBeEmpty().And.OnlyContain(document => users.Contains(document.Id));
        }
    }

    [Test]
    public void Every_collection_has_documents_below_parents_that_exist([Range(0, 2)] int spec)
    {
        var (model, data) = Generate(Specs[spec], 1);
        foreach (var collection in model.Collections)
        {
            var documents = data.Of(collection.Path);
            documents.Should().NotBeEmpty($"{collection.Path} is in the inventory");
            documents
                .Where(document => document.ParentIds.Count > 0 && !data.TryGet(Parent(document), out _))
                .Should()
                .BeEmpty();
        }
    }

    [Test]
    public void Addresses_look_like_addresses([Range(0, 2)] int spec)
    {
        var (model, data) = Generate(Specs[spec], 1);
        var fields = model
            .Collections.SelectMany(collection =>
                collection
                    .StoredFields.Where(field => field.Name.Contains("email", StringComparison.OrdinalIgnoreCase))
                    .SelectMany(field => data.Of(collection.Path).Select(document => document.Fields.At(field.Name)))
            )
            .OfType<string>();
        fields
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(address =>
                System.Text.RegularExpressions.Regex.IsMatch(address, @"^[a-z0-9._-]+@example\.[a-z]+$")
            );
    }

    [TestCase(1, 1, 1)]
    [TestCase(3, 2, 1)]
    [TestCase(20, 5, 10)]
    public void Amount_of_data_follows_the_options(int root, int perParent, int parents)
    {
        var model = TestData.Model(TestData.Blog);
        var data = new FixtureFactory(
            model,
            new FixtureOptions
            {
                RootDocuments = root,
                DocumentsPerParent = perParent,
                Parents = parents,
            }
        ).Generate();
        data.Of(model.Collection("posts")!.Path).Should().HaveCount(root);
        data.Of(model.Collection("posts/{postId}/comments")!.Path)
            .Should()
            .HaveCount(perParent * Math.Min(parents, root));
    }

    private static (DataModel Model, Dataset Data) Generate(string spec, int seed)
    {
        var model = TestData.Model(spec);
        return (model, new FixtureFactory(model, new FixtureOptions { Seed = seed }).Generate());
    }

    private static IEnumerable<object> Ends(DataModel model, Dataset data, RelationshipEnd end)
    {
        var collection = model.Collection(end.Collection)!;
        var depth = collection.Path.Captures.ToList().IndexOf(end.Field);
        var values = data.Of(collection.Path)
            .Select(document =>
                collection.Field(end.Field) is not null ? document.Fields.At(end.Field)
                : depth < 0 ? document.Id
                : document.ParentIds[depth]
            );
        return values.SelectMany(value => value is List<object?> items ? items : [value]).OfType<object>();
    }

    private static string Parent(Document document) =>
        document.CollectionPath[..document.CollectionPath.LastIndexOf('/')];
}
