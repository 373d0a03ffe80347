namespace RulesHarness.Cli.Tests.Running;

/// <summary>A copy of a product that a test may spoil: the sample, or a small one with the same layout.</summary>
internal sealed class SampleProject
{
    public const string Spec = "spec/database.md";
    public const string Rules = "rules/firestore.rules";
    public const string Indexes = "indexes/firestore.indexes.json";
    public const string Configuration = "firebase.json";

    private static readonly string Source = FindSource();

    private SampleProject(string folder) => Folder = folder;

    public string Folder { get; }

    public static SampleProject Copy() => CopyOf("");

    /// <summary>A product of two of the sample's collections, for what does not ask for many cases.</summary>
    public static SampleProject Small() => CopyOf("fixtures/small");

    public static SampleProject Empty() => new(TestFolder.New());

    /// <summary>The text of one of the sample's files, as it is checked in.</summary>
    public static string Original(string file) => File.ReadAllText(Path.Combine(Source, file));

    /// <summary>A path in the repository.</summary>
    public static string PathOfOriginal(string path) => Path.Combine(Source, path);

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public SampleProject Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    public SampleProject Delete(string file)
    {
        File.Delete(PathOf(file));
        return this;
    }

    public SampleProject Move(string from, string to) => Write(to, Read(from)).Delete(from);

    /// <summary>Replaces text that is in the file exactly once.</summary>
    public SampleProject Edit(string file, string find, string replacement)
    {
        var text = Read(file);
        text.Split(find).Should().HaveCount(2, $"`{find}` is in {file} exactly once");
        return Write(file, text.Replace(find, replacement, StringComparison.Ordinal));
    }

    private static SampleProject CopyOf(string folder)
    {
        var project = Empty();
        foreach (var file in new[] { Spec, Rules, Indexes, Configuration })
        {
            project.Write(file, Original(Path.Combine(folder, file)));
        }
        return project;
    }

    private static string FindSource()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, Configuration)))
        {
            folder =
                folder.Parent
                ?? throw new InvalidOperationException("the sample's firebase.json is in no folder above the tests");
        }
        return folder.FullName;
    }
}
