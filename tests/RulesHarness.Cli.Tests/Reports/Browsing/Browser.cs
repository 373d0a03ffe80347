using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RulesHarness.Cli.Tests.Reports.Browsing;

/// <summary>
/// A Chromium without a window, spoken to by the DevTools protocol: what these tests ask needs a dozen of its methods,
/// and no package with a driver for each platform.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonElement>> _listeners = new();
    private int _lastId;

    private Browser(Process process) => _process = process;

    /// <summary>The browser of this machine, or null: the one that the variable names, or one on the path.</summary>
    public static string? Find() =>
        Environment.GetEnvironmentVariable("RULESHARNESS_BROWSER") is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine)
                .FirstOrDefault(File.Exists);

    public static async Task<Browser> StartAsync(string path)
    {
        var process = Process.Start(
            new ProcessStartInfo(
                path,
                [
                    "--headless=new",
                    // Containers give no sandbox to root, and the only pages are those of these tests.
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--remote-debugging-port=0",
                    $"--user-data-dir={TestFolder.New()}",
                    "about:blank",
                ]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        var browser = new Browser(process);
        var address = await browser.AddressAsync().WaitAsync(Limit);
        await browser._socket.ConnectAsync(address, CancellationToken.None);
        _ = browser.ReceiveAsync();
        return browser;
    }

    /// <summary>A new page of a size, in a colour scheme, with nothing in it.</summary>
    public async Task<BrowserPage> NewPageAsync(int width, string scheme)
    {
        var target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await SendAsync(
            "Target.attachToTarget",
            new JsonObject { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }
        );
        var page = new BrowserPage(this, attached.GetProperty("sessionId").GetString()!);
        await page.PrepareAsync(width, scheme);
        return page;
    }

    /// <summary>Calls a method of the protocol; an error of the browser is an exception.</summary>
    public async Task<JsonElement> SendAsync(string method, JsonObject parameters, string? session = null)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        var message = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(message),
                WebSocketMessageType.Text,
                endOfMessage: true,
                CancellationToken.None
            );
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(Limit);
    }

    /// <summary>Tells the listener of each event of a page.</summary>
    public void Listen(string session, Action<string, JsonElement> listener) => _listeners[session] = listener;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task<Uri> AddressAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                // What it writes later must not fill the pipe.
                _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new Uri(line[Announcement.Length..].Trim());
            }
        }

        throw new InvalidOperationException("the browser ended before it could be spoken to");
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                using var message = new MemoryStream();
                ValueWebSocketReceiveResult part;
                var buffer = new byte[64 * 1024];
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                } while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }
                Dispatch(JsonDocument.Parse(message.ToArray()).RootElement);
            }
        }
        catch (Exception end) when (end is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            foreach (var waiting in _asked.Values)
            {
                waiting.TrySetException(end);
            }
        }
    }

    private void Dispatch(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id))
        {
            if (!_asked.TryRemove(id.GetInt32(), out var answer))
            {
                return;
            }
            if (message.TryGetProperty("error", out var error))
            {
                answer.TrySetException(new InvalidOperationException(error.GetRawText()));
            }
            else
            {
                answer.TrySetResult(message.GetProperty("result"));
            }
        }
        else if (
            message.TryGetProperty("sessionId", out var session)
            && _listeners.TryGetValue(session.GetString()!, out var listener)
        )
        {
            listener(message.GetProperty("method").GetString()!, message.GetProperty("params"));
        }
    }
}
