using RulesHarness.Cli.Tests.Running;
using static RulesHarness.Cli.Tests.Commands.DiffedRules;

namespace RulesHarness.Cli.Tests.Commands;

/// <summary>The file of widenings that <c>rulesharness diff</c> accepts.</summary>
public sealed class DiffApprovalTests
{
    [Test]
    public async Task Approval_accepts_a_widening_only_with_a_reason()
    {
        var project = SampleProject.Empty().Write("old.rules", Strict).Write("new.rules", Loose);
        string[] options = ["--head", project.PathOf("new.rules")];
        var file = project.PathOf("rules-approvals.json");

        (await RunAsync(project, [.. options, "--write-approvals", file])).ExitCode.Should().Be(1);
        var unreviewed = await RunAsync(project, options);
        project.Write(
            "rules-approvals.json",
            project
                .Read("rules-approvals.json")
                .Replace("\"reason\": \"\"", "\"reason\": \"as agreed\"", StringComparison.Ordinal)
        );
        var reviewed = await RunAsync(project, options);
        var same = await RunAsync(project, "--head", project.PathOf("old.rules"));

        unreviewed.ExitCode.Should().Be(2);
        unreviewed.Output.Should().Contain("error RH6037").And.Contain("the approval gives no reason");
        reviewed.ExitCode.Should().Be(0, reviewed.Output);
        reviewed.Output.Should().Contain("approved  as agreed");
        same.Output.Should().Contain("warning RH6038");
    }

    [Test]
    public async Task Approvals_are_added_to_what_the_file_has()
    {
        var project = SampleProject
            .Empty()
            .Write("old.rules", Strict)
            .Write("new.rules", Loose)
            .Write("accepted.json", "{\n  // Reviewed by the security team.\n  \"approvals\": [\n  ]\n}\n");

        await RunAsync(
            project,
            "--head",
            project.PathOf("new.rules"),
            "--write-approvals",
            project.PathOf("accepted.json")
        );

        project
            .Read("accepted.json")
            .Should()
            .Contain("// Reviewed by the security team.")
            .And.Contain("\"collection\": \"notes/{id}\"");
    }

    [TestCase("{", "RH6041")]
    [TestCase("[]", "RH6043")]
    [TestCase("{}", "RH6042")]
    [TestCase("""{"approvals":[{"reason":"x"}]}""", "RH6042")]
    public async Task Approvals_that_cannot_be_read_are_unusable_input(string text, string id)
    {
        var project = SampleProject
            .Empty()
            .Write("old.rules", Strict)
            .Write("new.rules", Loose)
            .Write("rules-approvals.json", text);

        var run = await RunAsync(project, "--head", project.PathOf("new.rules"));

        run.HasNoStackTrace().ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain(id);
    }
}
