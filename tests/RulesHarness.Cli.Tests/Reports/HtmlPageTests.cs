using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using RulesHarness.Cli.Tests.Reports.Browsing;

namespace RulesHarness.Cli.Tests.Reports;

/// <summary>Tests the HTML report as people meet it: in a browser.</summary>
public sealed partial class HtmlPageTests
{
    private const int Phone = 360;
    private const int Desk = 1280;

    private static readonly Lazy<Task<Browser>> Chromium = new(() => Browser.StartAsync(Browser.Find()!));

    /// <summary>The page of a check with a failure of each kind, as a file that a browser takes for HTML.</summary>
    private static readonly Lazy<Task<string>> Page = new(async () =>
    {
        var path = Path.Combine(TestFolder.New(), "report.html");
        await File.WriteAllTextAsync(path, await ReportTests.ReadAsync("html"));
        return path;
    });

    [OneTimeSetUp]
    public static void RequireBrowser()
    {
        if (Browser.Find() is not null)
        {
            return;
        }
        const string Reason =
            "no Chromium was found: install one with `apt-get install chromium`, or name it in RULESHARNESS_BROWSER";
        if (Environment.GetEnvironmentVariable("RULESHARNESS_REQUIRE_BROWSER") == "1")
        {
            Assert.Fail(Reason);
        }
        Assert.Ignore(Reason);
    }

    [OneTimeTearDown]
    public static async Task CloseBrowser()
    {
        if (Chromium.IsValueCreated)
        {
            await (await Chromium.Value).DisposeAsync();
        }
    }

    // The whole of axe takes seconds a part; of the dark page only the colours differ.
    [TestCase("light", "{ resultTypes: ['violations'] }")]
    [TestCase("dark", "{ runOnly: ['color-contrast'] }")]
    public async Task Every_part_is_accessible(string scheme, string options)
    {
        var page = await OpenAsync("", Desk, scheme);
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript() + "\n;''");

        foreach (var part in await PartsAsync(page))
        {
            await page.GoToAsync(part);
            var violations = await page.EvaluateAsync(
                $$"""
                axe.run({{options}}).then(found =>
                  found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html)}`).join("\n"))
                """
            );
            violations.Should().BeEmpty(part);
        }
    }

    [TestCase(Phone)]
    [TestCase(Desk)]
    public async Task Every_part_is_as_wide_as_the_screen(int width)
    {
        var page = await OpenAsync("", width);

        foreach (var part in await PartsAsync(page))
        {
            await page.GoToAsync(part);
            var hidden = await page.EvaluateAsync(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            hidden.Should().Be("0", part);
        }
    }

    [Test]
    public async Task Page_asks_nothing_of_anywhere_and_has_no_error()
    {
        var page = await OpenAsync("");

        foreach (var part in await PartsAsync(page))
        {
            await page.GoToAsync(part);
        }

        page.Requests.Should().OnlyContain(address => address.StartsWith("file:"));
        page.Requests.Select(address => address.Split('#')[0]).Distinct().Should().ContainSingle();
        page.Complaints.Should().BeEmpty();
    }

    [Test]
    public async Task Names_with_markup_are_text()
    {
        var page = await OpenAsync("spec");
        var spec = await page.EvaluateAsync("document.querySelector('#view-spec').textContent");

        await page.GoToAsync("rules");
        var rules = await page.EvaluateAsync("document.querySelector('#view-rules').textContent");

        spec.Should().Contain(NastyProject.Script).And.Contain(NastyProject.Command);
        rules.Should().Contain(NastyProject.Command);
        (await page.EvaluateAsync("document.querySelectorAll('script').length")).Should().Be("2");
        (await page.EvaluateAsync("document.querySelectorAll('main b').length")).Should().Be("0");
        page.Complaints.Should().BeEmpty();
    }

    [TestCase("permissions", "h2", "Permissions")]
    [TestCase("permissions/notes", ".meant", "notes")]
    [TestCase("cell/notes/delete/Owner", ".panel", "Owner can delete own docs where")]
    [TestCase("cell/notes/update/Owner", ".panel", "No sentence grants it")]
    [TestCase("cases?q=granted&operation=get", "[role=status]", "of")]
    [TestCase("spec/spec/database.md/32", ".meant", "Owner can read own docs.")]
    [TestCase("rules/10", ".meant", "allow list: if")]
    [TestCase("indexes", "main", "Notes <b>by</b> label")]
    [TestCase("case/no/such/case", "main", "This report has no case no/such/case")]
    [TestCase("no-such-part", "h2", "Overview")]
    public async Task Address_shows_what_it_names(string part, string selector, string expected)
    {
        var page = await OpenAsync(part);

        var shown = await page.EvaluateAsync(
            $"[...document.querySelectorAll('section:not([hidden]) {selector}, {selector}:not(section)')].map(one => one.innerText).join()"
        );

        shown.Should().Contain(expected);
        page.Complaints.Should().BeEmpty();
    }

    [Test]
    public async Task Failed_case_has_request_document_trace_and_code()
    {
        var page = await OpenAsync("cases?status=failing");
        var address = await page.EvaluateAsync("document.querySelector('.cases tbody a').getAttribute('href')");

        await page.GoToAsync(address[1..]);

        var shown = await page.EvaluateAsync("document.querySelector('#view-case').innerText");
        shown
            .Should()
            .Contain("expected")
            .And.Contain("Request")
            .And.Contain("Statements that were tried")
            .And.Contain("public sealed class Repeat_");
    }

    [Test]
    public async Task Keyboard_reaches_the_content_and_a_cell()
    {
        var page = await OpenAsync("permissions");

        await page.PressAsync("Tab", "Enter");
        var first = await page.EvaluateAsync("document.activeElement.id");
        await page.EvaluateAsync("document.querySelector('.matrix a').focus()");
        await page.PressAsync("Enter");
        var opened = await page.EvaluateAsync(
            "new Promise(done => setTimeout(() => done(document.activeElement.closest('.panel') !== null)))"
        );

        first.Should().Be("main");
        opened.Should().Be("True");
    }

    [Test]
    public async Task Search_and_filters_narrow_the_cases_and_are_in_the_address()
    {
        var page = await OpenAsync("cases");
        var all = await CountAsync(page);

        await page.EvaluateAsync(
            """
            {
              const form = document.forms[0];
              form.status.value = "failing";
              form.q.value = "OWNER";
              form.q.dispatchEvent(new Event("input"));
            }
            """
        );

        (await CountAsync(page)).Should().BeLessThan(all).And.BePositive();
        (await page.EvaluateAsync("location.hash")).Should().Be("#cases?q=OWNER&status=failing");
    }

    [Test]
    public async Task Theme_is_chosen()
    {
        var page = await OpenAsync("");
        const string Background = "getComputedStyle(document.body).backgroundColor";
        var light = await page.EvaluateAsync(Background);

        await page.EvaluateAsync(
            """
            {
              const choice = document.querySelector("[name=theme]");
              choice.value = "dark";
              choice.dispatchEvent(new Event("change"));
            }
            """
        );

        (await page.EvaluateAsync(Background)).Should().NotBe(light);
    }

    [Test]
    public async Task Ten_thousand_cases_are_a_small_file_and_few_elements()
    {
        var path = Path.Combine(TestFolder.New(), "large.html");
        await File.WriteAllTextAsync(path, Enlarged(await ReportTests.ReadAsync("html"), 10_000));

        var page = await OpenAsync("cases", Desk, "light", path);

        new FileInfo(path).Length.Should().BeLessThan(5_000_000);
        (await CountAsync(page)).Should().Be(10_000);
        (await page.EvaluateAsync("document.querySelectorAll('.cases tbody tr').length")).Should().Be("100");
        await page.EvaluateAsync("document.querySelector('.more button').click()");
        (await page.EvaluateAsync("document.querySelectorAll('.cases tbody tr').length")).Should().Be("200");
        page.Complaints.Should().BeEmpty();
    }

    /// <summary>The page with its cases repeated, each time under other names.</summary>
    private static string Enlarged(string html, int count) =>
        Data()
            .Replace(
                html,
                found =>
                {
                    var data = JsonNode.Parse(found.Value)!;
                    var cases = data["cases"]!.AsArray();
                    var few = cases.Count;
                    for (var at = few; at < count; at++)
                    {
                        var one = cases[at % few]!.DeepClone();
                        one[0] = $"{one[0]}-{at}";
                        cases.Add(one);
                    }
                    return data.ToJsonString();
                }
            );

    [TestCase("light", Phone)]
    [TestCase("dark", Desk)]
    public async Task Page_of_a_comparison_is_accessible_and_as_wide_as_the_screen(string scheme, int width)
    {
        var path = Path.Combine(TestFolder.New(), "change.html");
        await File.WriteAllTextAsync(path, await DiffReportTests.ReadAsync("html"));
        var page = await OpenAsync("", width, scheme, path);
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript() + "\n;''");

        var violations = await page.EvaluateAsync(
            "axe.run().then(found => found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html)}`).join('\\n'))"
        );
        violations.Should().BeEmpty();
        var hidden = await page.EvaluateAsync(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        hidden.Should().Be("0");
    }

    private static async Task<BrowserPage> OpenAsync(
        string part,
        int width = Desk,
        string scheme = "light",
        string? path = null
    )
    {
        var page = await (await Chromium.Value).NewPageAsync(width, scheme);
        await page.OpenAsync($"{new Uri(path ?? await Page.Value)}#{part}");
        return page;
    }

    /// <summary>The addresses of all parts, and of a case, a cell and lines in them.</summary>
    private static async Task<string[]> PartsAsync(BrowserPage page)
    {
        var failing = await page.EvaluateAsync("document.querySelector('.entry a').getAttribute('href')");
        return
        [
            "permissions",
            "cell/notes/delete/Owner",
            "cases",
            "spec",
            "rules",
            "indexes",
            "findings",
            failing[1..],
            "overview",
        ];
    }

    private static async Task<int> CountAsync(BrowserPage page)
    {
        var text = await page.EvaluateAsync("document.querySelector('[role=status]').textContent");
        return int.Parse(
            text.Split(' ')[0],
            System.Globalization.NumberStyles.AllowThousands,
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    [GeneratedRegex("(?<=id=\"data\">).*?(?=</script>)", RegexOptions.Singleline)]
    private static partial Regex Data();
}
