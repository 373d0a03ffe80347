using System.Net;
using System.Net.Http.Json;
using RulesHarness.Firestore.Identities;

namespace RulesHarness.Migration.Tests.Exports;

/// <summary>An export that the emulator makes, as old data.</summary>
public sealed class EmulatorExportTests
{
    [Test]
    public async Task Document_of_each_type_comes_back_from_an_export_of_the_emulator()
    {
        var project = TestEmulator.NewProject();
        await TestEmulator.Connection.Database(project, Identity.Admin).BulkWriteAsync(ExportedData.Documents);
        var folder = TestFolder.New();
        using var http = new HttpClient { BaseAddress = TestEmulator.Shared.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/emulator/v1/projects/{project}:export");
        request.Headers.Authorization = new("Bearer", "owner");
        request.Content = JsonContent.Create(
            new
            {
                database = $"projects/{project}/databases/(default)",
                export_directory = folder,
                export_name = "export",
            }
        );

        using var response = await http.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        ExportTests.IsAsWritten(Path.Combine(folder, "export"));
    }
}
