using RulesHarness.Firestore.Client;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Firestore.Tests.Values;

public sealed class DocumentNameTests
{
    private const string Full = "projects/p/databases/(default)/documents/users/alice";

    [Test]
    public void DocumentName_parsed_tells_its_parts() =>
        DocumentName
            .Parse(Full)
            .Should()
            .BeEquivalentTo(
                new
                {
                    ProjectId = "p",
                    DatabaseId = "(default)",
                    RelativePath = "users/alice",
                    Path = Full,
                    Id = "alice",
                }
            );

    [Test]
    public void DocumentName_equals_a_reference_to_the_same_document_for_any_reader()
    {
        using var connection = new FirestoreConnection(new Uri("http://127.0.0.1:1"));
        DocumentName alices = connection.Database("p", Identity.User("alice")).Document("users/alice");
        DocumentName admins = connection.Database("p", Identity.Admin).Document("users/alice");

        alices.Should().Be(admins).And.Be(DocumentName.Parse(Full));
        alices.GetHashCode().Should().Be(DocumentName.Parse(Full).GetHashCode());
        alices.Should().NotBe(DocumentName.Parse(Full + "2"));
    }

    [TestCase("users/alice")]
    [TestCase("projects/p/databases/(default)/documents")]
    [TestCase("projects/p/databases/(default)/documents/users")]
    [TestCase("projects/p/databases/(default)/documents/users//a/b")]
    [TestCase("projects/p/databases/(default)/documents/users/a/")]
    public void DocumentName_from_text_that_is_none_throws(string path) =>
        FluentActions.Invoking(() => DocumentName.Parse(path)).Should().Throw<ArgumentException>().WithMessage("*`*");
}
