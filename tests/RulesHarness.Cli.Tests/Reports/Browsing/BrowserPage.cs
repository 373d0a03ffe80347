using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RulesHarness.Cli.Tests.Reports.Browsing;

/// <summary>A page in a browser.</summary>
internal sealed class BrowserPage(Browser browser, string session)
{
    private const int Height = 900;

    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private TaskCompletionSource _loaded = new();

    /// <summary>The addresses that were asked for.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Errors, refusals of the content security policy, and dialogs.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public async Task PrepareAsync(int width, string scheme)
    {
        browser.Listen(session, Hear);
        foreach (var domain in new[] { "Page", "Runtime", "Network", "Log" })
        {
            await SendAsync($"{domain}.enable", []);
        }
        await SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject
            {
                ["width"] = width,
                ["height"] = Height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );
        await SendAsync(
            "Emulation.setEmulatedMedia",
            new JsonObject
            {
                ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
            }
        );
    }

    /// <summary>Opens an address, and waits until it is loaded.</summary>
    public async Task OpenAsync(string address)
    {
        _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Page.navigate", new JsonObject { ["url"] = address });
        await _loaded.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Goes to another part of the page that is open.</summary>
    public Task GoToAsync(string part) =>
        EvaluateAsync(
            $$"""
            new Promise(done => {
              addEventListener("hashchange", () => done(""), { once: true });
              location.hash = {{JsonSerializer.Serialize(part)}};
            })
            """
        );

    /// <summary>Presses keys, one after the other: <c>Tab</c> or <c>Enter</c>.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            foreach (var kind in new[] { "keyDown", "keyUp" })
            {
                await SendAsync(
                    "Input.dispatchKeyEvent",
                    new JsonObject
                    {
                        ["type"] = kind,
                        ["key"] = key,
                        ["code"] = key,
                        ["windowsVirtualKeyCode"] = key == "Tab" ? 9 : 13,
                        ["text"] = key == "Enter" && kind == "keyDown" ? "\r" : "",
                    }
                );
            }
        }
    }

    /// <summary>The value of an expression, as text; a promise is awaited.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        var answer = await SendAsync(
            "Runtime.evaluate",
            new JsonObject
            {
                ["expression"] = expression,
                ["awaitPromise"] = true,
                ["returnByValue"] = true,
            }
        );
        if (answer.TryGetProperty("exceptionDetails", out var exception))
        {
            throw new InvalidOperationException(exception.GetRawText());
        }
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value.ToString() : "";
    }

    private Task<JsonElement> SendAsync(string method, JsonObject parameters) =>
        browser.SendAsync(method, parameters, session);

    private void Hear(string method, JsonElement about)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                _requests.Enqueue(about.GetProperty("request").GetProperty("url").GetString()!);
                break;
            case "Runtime.exceptionThrown" or "Log.entryAdded" or "Page.javascriptDialogOpening":
                _complaints.Enqueue($"{method}: {about.GetRawText()}");
                break;
        }
    }
}
