namespace RulesHarness.Architecture.Tests;

/// <summary>Proof that the rules can fail: on the folders Samples/Left and Samples/Right of this assembly.</summary>
public sealed class FindingTests
{
    private const string Root = "RulesHarness.Architecture.Tests.Samples";

    private static IEnumerable<string> Left =>
        typeof(FindingTests)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == $"{Root}.Left" && !type.IsNested)
            .Select(type => type.Name);

    [TestCaseSource(nameof(Left))]
    public void Use_of_another_folder_is_found_wherever_it_stands(string type)
    {
        var module = Self();

        var uses = new FolderUses(module, Root).Types.Where(use => use.Types.From == $"{Root}.Left.{type}");

        uses.Select(use => use.Folders)
            .Distinct()
            .Should()
            .Equal(type == "None" ? [] : [new Dependency("Left", "Right")]);
    }

    [Test]
    public void Use_that_the_picture_lacks_is_reported_with_its_types()
    {
        var module = Self();

        new FolderUses(module, Root)
            .Against(Picture.Parse("Left ->\nRight ->"), "Samples")
            .Should()
            .Contain($"Samples may not have Left -> Right: {Root}.Left.Base -> {Root}.Right.Target");
    }

    [Test]
    public void Use_that_the_picture_has_is_fine(
        [Values("Left -> Right\nRight ->", "Left -> *\nRight ->")] string picture
    )
    {
        var module = Self();

        new FolderUses(module, Root).Against(Picture.Parse(picture + "\n. ->"), "Samples").Should().BeEmpty();
    }

    [Test]
    public void Folder_that_the_picture_lacks_is_reported_with_the_table_to_extend()
    {
        var module = Self();

        new FolderUses(module, Root)
            .Against(Picture.Parse("Left -> Right"), "Samples")
            .Should()
            .Contain(
                "Samples has the folder `Right`, which its picture does not name: extend Pictures.Folders[\"Samples\"]"
            );
    }

    [TestCase("A -> B\nB -> C\nC ->", "")]
    [TestCase("A -> B C\nB -> C\nC ->", "")]
    [TestCase("A -> B\nB -> A", "A B")]
    [TestCase("A -> B\nB -> C D\nC -> B\nD ->", "B C")]
    [TestCase("A -> B\nB -> C\nC -> D\nD -> A", "A B C D")]
    public void Cycle_is_found_with_all_its_names(string picture, string expected)
    {
        string.Join(' ', CycleFinder.NamesInCycles(Picture.Parse(picture).Dependencies)).Should().Be(expected);
    }

    private static ModuleUses Self() => ModuleUses.Of(typeof(FindingTests).Assembly.GetName().Name!);
}
