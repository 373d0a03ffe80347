using RulesHarness.Cases;
using RulesHarness.Fixtures;
using RulesHarness.Tracing;

namespace RulesHarness.Tests.Tracing;

/// <summary>The permission matrix: what its cells say, and that cases prove each.</summary>
public sealed class MatrixTests
{
    private static readonly string[] Specs = ["sample", "blog"];

    [TestCaseSource(nameof(Specs))]
    public void Each_cell_has_a_case_for_what_it_says(string name)
    {
        var model = TestData.Model(name == "sample" ? TestData.Sample : TestData.Blog);
        var cases = CaseGenerator
            .Generate(model, new FixtureOptions(), TestData.Now)
            .Cases.Where(one => one.Kind == CaseKind.Permission)
            .ToList();

        var matrices = PermissionMatrix.Of(model);
        matrices.Should().HaveCount(model.Policies.Count);
        using var scope = new FluentAssertions.Execution.AssertionScope();
        foreach (var (matrix, cell) in matrices.SelectMany(matrix => matrix.Cells.Select(cell => (matrix, cell))))
        {
            var decisions = cases
                .Where(one =>
                    one.Collection == matrix.Collection && one.Operation == cell.Operation && one.Actor == cell.ProvedBy
                )
                .Select(one => one.IsAllowed)
                .ToHashSet();
            if (cell.Value != CellValue.Deny)
            {
                decisions.Should().Contain(true, $"{matrix.Collection} {cell}");
            }
            if (cell.Value != CellValue.Allow)
            {
                decisions.Should().Contain(false, $"{matrix.Collection} {cell}");
            }
        }
    }

    [TestCase("Owner can read own docs.", "Owner", "allow allow - - -", TestName = "{m}(own docs of the owner)")]
    [TestCase("Owner can read own docs.", "Others", "- - - - -", TestName = "{m}(own docs of others)")]
    [TestCase("Anyone can read docs where `text == \"a\"`.", "Guests", "if if - - -", TestName = "{m}(a condition)")]
    [TestCase("Anyone can read docs.", "Guests", "allow allow - - -", TestName = "{m}(anyone)")]
    [TestCase("Signed-in users can write docs.", "Guests", "- - - - -", TestName = "{m}(guests are not signed in)")]
    [TestCase("Signed-in users can update `text`.", "Others", "- - - if -", TestName = "{m}(some fields)")]
    [TestCase(
        "Anyone can write docs. Guests cannot delete docs.",
        "Guests",
        "- - allow allow -",
        TestName = "{m}(taken back)"
    )]
    [TestCase(
        "Anyone can delete docs. Others cannot delete docs where `text == \"a\"`.",
        "Others",
        "- - - - if",
        TestName = "{m}(taken back under a condition)"
    )]
    [TestCase(
        "Anyone can get docs. Moderator can create docs.",
        "Moderator",
        "allow - allow - -",
        TestName = "{m}(a role and what all can)"
    )]
    [TestCase("Moderator can list own docs.", "Moderator", "- if - - -", TestName = "{m}(own docs of a role)")]
    [TestCase("Nobody can delete docs.", "Owner", "- - - - -", TestName = "{m}(nobody)")]
    public void Cells_say_what_the_sentences_say(string sentences, string actor, string expected)
    {
        var policies = Notes.Spec.IndexOf("  - Owner can read own docs.", StringComparison.Ordinal);
        var model = TestData.Model($"{Notes.Spec[..policies]}  - {sentences}\n");

        var matrix = PermissionMatrix.Of(model).Should().ContainSingle().Which;

        string.Join(' ', matrix.Cells.Where(cell => cell.Actor == actor).Select(cell => cell.Sign))
            .Should()
            .Be(expected);
    }

    [Test]
    public void Roles_that_no_sentence_names_have_no_column() =>
        PermissionMatrix
            .Of(TestData.Model(Notes.Spec.Replace("Owner and Moderator can", "Owner can", StringComparison.Ordinal)))
            .Single()
            .Actors.Should()
            .Equal("Guests", "Others", "Owner");
}
