using RulesHarness.Checking;
using RulesHarness.Cli.Tests.Running;

namespace RulesHarness.Cli.Tests.Watching;

/// <summary>The ways in which editors and other programs save files, with the file system's own events.</summary>
public sealed class ProjectWatchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly (string Way, string File, Action<SampleProject> Save)[] Saves =
    [
        ("in place", SampleProject.Rules, of => of.Write(SampleProject.Rules, "// new\n")),
        (
            "by a file that is renamed",
            SampleProject.Rules,
            of =>
            {
                of.Write("rules/.new", "// new\n");
                File.Move(of.PathOf("rules/.new"), of.PathOf(SampleProject.Rules), overwrite: true);
            }
        ),
        (
            "by a file that comes after the old one went",
            SampleProject.Spec,
            of => of.Move(SampleProject.Spec, "spec/old~").Write(SampleProject.Spec, "# new\n")
        ),
        ("empty", SampleProject.Rules, of => of.Write(SampleProject.Rules, "")),
        ("not at all any more", SampleProject.Indexes, of => of.Delete(SampleProject.Indexes)),
        ("as a new spec", "spec/more.md", of => of.Write("spec/more.md", "# more\n")),
        (
            "as an older file that is moved there",
            "spec/more.md",
            of =>
            {
                of.Write("more.md", "# more\n");
                File.SetLastWriteTimeUtc(of.PathOf("more.md"), DateTime.UnixEpoch);
                File.Move(of.PathOf("more.md"), of.PathOf("spec/more.md"));
            }
        ),
        ("as new settings", "rulesharness.json", of => of.Write("rulesharness.json", "{}")),
        (
            "in a folder that is replaced",
            SampleProject.Rules,
            of =>
            {
                Directory.Delete(of.PathOf("rules"), recursive: true);
                of.Write(SampleProject.Rules, "// new\n");
            }
        ),
    ];

    private static IEnumerable<string> Ways => Saves.Select(one => one.Way);

    [TestCaseSource(nameof(Ways))]
    public async Task Save_is_seen(string way)
    {
        var (_, file, save) = Saves.Single(one => one.Way == way);
        var project = SampleProject.Copy();
        using var watch = new ProjectWatch(new CheckOptions { Project = project.Folder });

        save(project);

        (await watch.WaitAsync(null).WaitAsync(Limit)).Should().Equal(project.PathOf(file));
    }

    [Test]
    public async Task Folder_that_was_replaced_is_watched_again()
    {
        var project = SampleProject.Copy();
        using var watch = new ProjectWatch(new CheckOptions { Project = project.Folder });
        Directory.Delete(project.PathOf("rules"), recursive: true);
        project.Write(SampleProject.Rules, "// new\n");
        await watch.WaitAsync(null).WaitAsync(Limit);

        var next = watch.WaitAsync(null);
        project.Write(SampleProject.Rules, "// newer than that\n");

        (await next.WaitAsync(Limit)).Should().Equal(project.PathOf(SampleProject.Rules));
    }

    [Test]
    public async Task File_behind_a_link_is_watched()
    {
        var project = SampleProject.Copy();
        var elsewhere = SampleProject.Empty().Write("shared.rules", "// old\n");
        project.Delete(SampleProject.Rules);
        File.CreateSymbolicLink(project.PathOf(SampleProject.Rules), elsewhere.PathOf("shared.rules"));
        using var watch = new ProjectWatch(new CheckOptions { Project = project.Folder });

        elsewhere.Write("shared.rules", "// new rules\n");

        (await watch.WaitAsync(null).WaitAsync(Limit)).Should().Equal(project.PathOf(SampleProject.Rules));
    }

    [Test]
    public async Task File_that_no_check_reads_is_no_change()
    {
        var project = SampleProject.Copy();
        using var watch = new ProjectWatch(new CheckOptions { Project = project.Folder });

        project.Write("rules/notes.txt", "new").Write("report.html", "new").Write(SampleProject.Indexes, "{}");

        (await watch.WaitAsync(null).WaitAsync(Limit)).Should().Equal(project.PathOf(SampleProject.Indexes));
    }
}
