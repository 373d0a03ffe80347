using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RulesHarness.Cli.Tests.Reports;

/// <summary>Tests the HTML report as a file; <see cref="HtmlPageTests"/> look at it in a browser.</summary>
public sealed partial class HtmlReportTests
{
    [Test]
    public async Task Page_is_one_file_that_loads_nothing()
    {
        var html = await ReportTests.ReadAsync("html");
        var page = Data().Replace(html, "");

        page.Should().NotMatchRegex(@"https?:|\bsrc\s*=|url\(|@import|\son[a-z]+\s*=\s*[""']");
        page.Should().Contain("default-src 'none'").And.Contain("base-uri 'none'").And.Contain("form-action 'none'");
    }

    [TestCase("style")]
    [TestCase("script")]
    public async Task Policy_allows_the_one_element_of_the_page(string element)
    {
        var html = await ReportTests.ReadAsync("html");

        var content = Regex
            .Matches(html, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline)
            .Should()
            .ContainSingle()
            .Which.Groups[1]
            .Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        html.Should().Contain($"{element}-src 'sha256-{hash}';");
    }

    [Test]
    public async Task Data_is_json_in_which_no_character_means_anything_to_html()
    {
        var html = await ReportTests.ReadAsync("html");

        var data = Data().Matches(html).Should().ContainSingle().Which.Value;
        data.Should().NotMatchRegex("[<>&'\u0000-\u001f\u2028\u2029]");
        html.Should().NotContain(NastyProject.Script).And.NotContain("<b>");
        using var json = JsonDocument.Parse(data);
        json.RootElement.GetRawText().Should().Contain(@"\u003Cscript\u003E");
    }

    [Test]
    public async Task Page_has_every_case_matrix_statement_and_condition()
    {
        using var page = JsonDocument.Parse(Data().Match(await ReportTests.ReadAsync("html")).Value);
        using var report = JsonDocument.Parse(await ReportTests.ReadAsync("json"));
        var (data, expected) = (page.RootElement, report.RootElement);

        Ids(data.GetProperty("cases"), one => one[0])
            .Should()
            .Equal(Ids(expected.GetProperty("cases"), one => one.GetProperty("id")));
        data.GetProperty("details")
            .EnumerateObject()
            .Select(detail => detail.Name)
            .Should()
            .Equal(
                expected
                    .GetProperty("cases")
                    .EnumerateArray()
                    .Where(one => one.GetProperty("status").GetString() != "passed")
                    .Select(one => one.GetProperty("id").GetString())
            );
        var rules = data.GetProperty("rules");
        rules.GetProperty("statements").GetArrayLength().Should().Be(expected.GetProperty("rules").GetArrayLength());
        var conditions = rules.GetProperty("conditions").EnumerateArray().ToList();
        var counts = expected.GetProperty("conditions");
        Shown("both").Should().Be(counts.GetProperty("shown").GetInt32());
        Shown("impossible").Should().Be(counts.GetProperty("impossible").GetInt32());
        (Shown("one") + Shown("never")).Should().Be(counts.GetProperty("notShown").GetArrayLength());
        data.GetProperty("diagnostics")
            .GetArrayLength()
            .Should()
            .Be(expected.GetProperty("diagnostics").GetArrayLength());
        var cell = data.GetProperty("matrices")[0]
            .GetProperty("cells")
            .EnumerateArray()
            .Single(one =>
                one.GetProperty("operation").GetString() == "delete" && one.GetProperty("actor").GetString() == "Owner"
            );
        cell.GetProperty("value").GetString().Should().Be("if");
        cell.GetProperty("sentences")
            .EnumerateArray()
            .Should()
            .ContainSingle()
            .Which.GetProperty("text")
            .GetString()
            .Should()
            .StartWith("Owner can delete own docs where");

        int Shown(string name) => conditions.Count(one => one.GetProperty("shown").GetString() == name);
    }

    private static IEnumerable<string?> Ids(JsonElement list, Func<JsonElement, JsonElement> id) =>
        list.EnumerateArray().Select(one => id(one).GetString());

    [GeneratedRegex("(?<=id=\"data\">).*?(?=</script>)", RegexOptions.Singleline)]
    private static partial Regex Data();
}
